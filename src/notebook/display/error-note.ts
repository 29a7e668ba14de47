import type { ErrorNote } from '../output.ts';
export const errorNote = (error: unknown): ErrorNote => ({
  name: (error as Error).name,
  message: (error as Error).message,
});
