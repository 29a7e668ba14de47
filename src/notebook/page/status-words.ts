// The state of a cell in words: never by colour alone.
import type { CellState } from './notebook.ts';

const seconds = (milliseconds: number) =>
  milliseconds < 1000
    ? `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;

export function statusWords({ status, milliseconds, progress, record, result }: CellState): string {
  const dropped = result.dropped
    ? ` ${result.dropped.toLocaleString('en')} more outputs were too many to show.`
    : '';
  switch (status) {
    case 'built':
      return record.manual ? 'Takes a while, so it runs only when you press Run.' : '';
    case 'fresh':
      return milliseconds === undefined ? '' : `Ran in ${seconds(milliseconds)}.${dropped}`;
    case 'stale':
      return 'Out of date: something it depends on has changed. Run brings it up to date.';
    case 'queued':
      return 'Waits for its turn …';
    case 'running':
      return progress ? `Running: ${progress.done} of ${progress.total} …` : 'Running …';
    case 'failed':
      return `Ended with an error.${dropped}`;
    case 'stopped':
      return 'Stopped. All values are gone; Run makes anew what it needs.';
  }
}
