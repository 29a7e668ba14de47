// What can be said and done about the course on this device, state by state.
import { Button } from '#components/controls/Button.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import type { Impossible } from '#src/offline/possible.ts';

export type State =
  | { kind: 'asking' }
  | { kind: 'impossible'; why: Impossible }
  /** Bytes of the course, and those of them that are here. */
  | { kind: 'ready' | 'fetching'; total: number; here: number }
  | { kind: 'failed'; sentence: string }
  | { kind: 'full'; missing: number }
  | { kind: 'done'; total: number };

interface Props {
  state: State;
  fetch(): void;
  cancel(): void;
  remove(): void;
}

const reasons: Record<Impossible, string> = {
  writing:
    'Not while the book is being written: “npm run build” makes the edition that can be kept.',
  framed: 'Not in a frame: open the book in a tab of its own.',
  insecure:
    'Not at this address: browsers keep pages only of sites whose address begins with https.',
  refused: 'Not in this browser as it is set: it keeps no pages here, as in a private window.',
};

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** In steps, so that the sentence rests between them and can be spoken. */
const step = 10;
const percentOf = (here: number, total: number) => Math.floor((here / total) * (100 / step)) * step;

function sentenceOf(state: State): string {
  switch (state.kind) {
    case 'asking':
      return '';
    case 'impossible':
      return reasons[state.why];
    case 'ready':
      return `The whole course is ${megabytes(state.total)}; ${megabytes(state.here)} of it are here.`;
    case 'fetching':
      return `Fetching the course: ${percentOf(state.here, state.total)} % of ${megabytes(state.total)} are here.`;
    case 'failed':
      return '';
    case 'full':
      return `There is no room on this device for the ${megabytes(state.missing)} that are missing. What was fetched stays; make room, then try again.`;
    case 'done':
      return `The whole course is on this device, ${megabytes(state.total)}. It opens at this address without a connection.`;
  }
}

/** A button takes the focus of the one that it stands in for, so that a reader on the keyboard is not thrown back. */
function Controls({ state, fetch, cancel, remove }: Props) {
  switch (state.kind) {
    case 'ready':
      return (
        <Button strong onClick={fetch}>
          Make available offline ({megabytes(state.total - state.here)})
        </Button>
      );
    case 'fetching':
      return <Button onClick={cancel}>Cancel</Button>;
    case 'full':
      return <Button onClick={fetch}>Try again</Button>;
    case 'done':
      return <Button onClick={remove}>Remove it from this device</Button>;
    default:
      return null;
  }
}

export function OfflineState(props: Props) {
  const { state } = props;
  return (
    <div class="offline-state" data-state={state.kind}>
      <Spoken>{sentenceOf(state)}</Spoken>
      {state.kind === 'failed' && <Trouble sentence={state.sentence} retry={props.fetch} />}
      {state.kind === 'fetching' && (
        <progress aria-label="Of the course here" max={state.total} value={state.here} />
      )}
      <div class="row">
        <Controls {...props} />
      </div>
    </div>
  );
}
