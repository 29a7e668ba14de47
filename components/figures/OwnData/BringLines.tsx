// What became of the last files: how many came in, and a sentence for each that did not.
import { Button } from '#components/controls/Button.tsx';
import type { OwnCollection } from './use-collection.ts';

const mostLines = 12;

export function BringLines({ own }: { own: OwnCollection }) {
  const { busy, messages, stop } = own;
  const troubles = messages.filter(({ kind }) => kind === 'trouble');
  const failures = messages.filter(({ kind }) => kind === 'failure');
  const notes = messages.filter(({ kind }) => kind === 'note' || kind === 'change');
  return (
    <>
      {busy && (
        <div class="controls">
          <label class="progress own-progress">
            <progress max="1" value={busy.what === 'files' ? busy.done / busy.of : busy.share} />
            <span>
              {busy.what === 'files'
                ? `reading file ${Math.min(Math.floor(busy.done) + 1, busy.of).toLocaleString('en-GB')} of ${busy.of.toLocaleString('en-GB')}`
                : `fetching test images: ${Math.round(busy.share * 100)} %`}
            </span>
          </label>
          <Button onClick={stop}>Stop</Button>
        </div>
      )}
      <div class="own-lines" role="status">
        {notes.map(({ words }) => (
          <p key={words}>{words}</p>
        ))}
      </div>
      <div role="alert">
        {failures.map(({ words }) => (
          <p class="trouble" key={words}>
            {words}
          </p>
        ))}
        {troubles.length > 0 && (
          <div class="trouble own-troubles">
            <p>
              {troubles.length === 1
                ? 'One file did not come in; all others did.'
                : `${troubles.length.toLocaleString('en-GB')} files did not come in; all others did.`}
            </p>
            <ul>
              {troubles.slice(0, mostLines).map(({ words }) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            {troubles.length > mostLines && (
              <p>and {(troubles.length - mostLines).toLocaleString('en-GB')} more</p>
            )}
          </div>
        )}
      </div>
    </>
  );
}
