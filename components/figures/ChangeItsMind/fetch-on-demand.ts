// Fetches ./on-demand.ts when the figure is first touched; an Error in words when it does not come.
import { notLoaded } from '#src/workers/failures.ts';

export const fetchOnDemand = () =>
  import('./on-demand.ts').catch((cause: unknown) => {
    throw new Error(notLoaded('The code of this figure', cause), { cause });
  });
