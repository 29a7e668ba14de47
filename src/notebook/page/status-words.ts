// The state of a cell in words: never by colour alone.
import type { CellRecord } from '../record.ts';
import type { CellState } from './cell-states.ts';

const seconds = (milliseconds: number) =>
  milliseconds < 1000
    ? `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;

/** Of a cell that nobody has touched; the build writes the same. */
export function builtWords({ manual, brief }: Pick<CellRecord, 'manual' | 'brief'>): string {
  if (brief) return 'Takes a while. What it shows here is its beginning; Run goes on to the end.';
  return manual
    ? 'Takes a while, so it runs only when you press Run.'
    : 'Ran when the book was built.';
}

const lasting =
  ' Nothing new has come for a while. A loop, or a value that is never ready, may keep it; Stop ends it.';

/** Errors of this name were found without running the cell. */
const unrun = new Set(['Mistake', 'Waiting', 'Not loaded', 'Not started', 'Not run']);

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function progressWords({ done, total, isFetching }: NonNullable<CellState['progress']>): string {
  if (!isFetching) return `${done} of ${total}`;
  return `fetching images, ${megabytes(done)} of ${megabytes(total)} MB`;
}

function hasRun({ outputs }: CellState['result']): boolean {
  const last = outputs.at(-1);
  return last?.kind !== 'error' || !unrun.has(last.error.name);
}

export function statusWords({
  status,
  milliseconds,
  progress,
  record,
  result,
  silent,
}: CellState): string {
  const dropped = result.dropped
    ? ` ${result.dropped.toLocaleString('en')} more outputs were too many to show.`
    : '';
  const left = result.left ? ' What it had started and not waited for was ended with it.' : '';
  const unshown = result.unshown
    ? ' It showed nothing: write display(…) around its last line to see the value.'
    : '';
  switch (status) {
    case 'built':
      return builtWords(record);
    case 'fresh':
      return milliseconds === undefined
        ? ''
        : `Ran in ${seconds(milliseconds)}.${unshown}${dropped}${left}`;
    case 'stale':
      return 'Out of date: something it depends on has changed. Run brings it up to date.';
    case 'queued':
      return 'Waits for its turn …';
    case 'running':
      return `Running${progress ? `: ${progressWords(progress)}` : ''} …${silent ? lasting : ''}`;
    case 'failed':
      return hasRun(result) ? `Ended with an error.${dropped}${left}` : 'Did not run.';
    case 'stopped':
      return 'Stopped. All values are gone; Run makes anew what it needs.';
  }
}
