// What became of the last files: how many came in, and a sentence for each that did not.
import { Button } from '#components/controls/Button.tsx';
import { shortName } from '#src/own-data/data-error.ts';
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
      <TakenLines own={own} />
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

const mostTaken = 6;

/** How each file was read, with what else it could mean: one press reads it so. */
function TakenLines({ own }: { own: OwnCollection }) {
  const { taken, readAgain } = own;
  if (taken.length === 0) return null;
  return (
    <ul class="own-taken">
      {taken.slice(0, mostTaken).map(({ file, words, changes }) => (
        <li key={file}>
          <span>
            {file && `${shortName(file)}: `}
            {words}
          </span>
          <span class="own-taken-buttons">
            {/* By their places: the one that was pressed keeps the focus, whatever it says next. */}
            {changes.map((change, place) => (
              <Button key={place} onClick={() => void readAgain(file, change.reading)}>
                {change.words}
              </Button>
            ))}
          </span>
        </li>
      ))}
      {taken.length > mostTaken && (
        <li>and {(taken.length - mostTaken).toLocaleString('en-GB')} more files</li>
      )}
    </ul>
  );
}
