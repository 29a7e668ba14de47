// Whether cells can still run here: a cell may have put another in the place of what every program needs, such as the
// iterator of lists. Not what is there is compared but what it does: a prototype may well be changed by who knows how.
import { displaySymbol } from '../display/custom.ts';
import { createRunner } from './run-cells.ts';

const library = { one: 1 };
const module = {
  default:
    ({ display }: { display(value: unknown): void }) =>
    (given: { kept?: number }, { own }: { own: number }) => {
      // Shown by none of the ways that a cell may have given to all lists.
      display(Object.assign([own, given.kept ?? 2], { [displaySymbol]: undefined }));
      return Promise.resolve([{ kept: 3 }]);
    },
};

/**
 * Runs a small cell of its own twice, which reads in the second run what it kept in the first. It lets no timer and no
 * message in: what a run has left going may hold on there.
 */
export async function isSound(): Promise<boolean> {
  try {
    const runner = createRunner({
      load: () => Promise.resolve({ address: '', module }),
      library: () => Promise.resolve(library),
    });
    let shown = '';
    const told = {
      display: ({ bundle }: { bundle: { 'text/plain': string } }) => {
        shown += bundle['text/plain'];
      },
      progress() {},
    };
    const imports = [{ module: 'nn', imported: 'one', local: 'own', line: 1 }] as const;
    for (const given of [[], ['kept']])
      await runner.run({ name: '', code: '', given, imports: [...imports] }, told);
    runner.forget(['kept']);
    return shown === '[1, 2][1, 3]';
  } catch {
    return false;
  }
}
