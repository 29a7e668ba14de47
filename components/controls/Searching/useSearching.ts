// One figure's search, in a worker of its own.
import { type Running, useTask } from '#components/controls/Measuring/useTask.ts';
import type { Report, Task } from '#src/retrieval/messages.ts';

const load = () => import('./searching.ts').then(({ createSearcher }) => createSearcher());

/** `found` hears each result. */
export const useSearching = (found: (report: Report) => void): Running<Task> =>
  useTask('The searching code', load, found);
