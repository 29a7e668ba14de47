// What a check tells in a downloaded file: each failure in its words, and the file goes on.
import { difference, type Numbers } from '../../runner/difference.ts';

/** Nobody reads twenty of a kind. */
const mostFailures = 4;

export function createChecks(say: (words: string) => void) {
  let passed = 0;
  let failures = new Set<string>();
  /** A sentence that fails in many rounds is told once, with what was found first. */
  const judge = (good: boolean, sentence: string, found = '') => {
    if (good) passed++;
    else if (!failures.has(sentence)) {
      failures.add(sentence);
      if (failures.size <= mostFailures) say(`Not yet: ${sentence} ${found}`.trim());
    }
  };
  return {
    check(condition: boolean, otherwise: string): void {
      judge(condition === true, otherwise);
    },
    checkClose(found: Numbers, expected: Numbers, tolerance: number, otherwise = ''): void {
      const differs = difference(found, expected, tolerance);
      judge(differs === undefined, otherwise, `(${differs})`);
    },
    /** Runs a cell whose error must not end the file; @returns what it declares, nothing when it throws. */
    async tryCell(cell: () => Promise<object | undefined>): Promise<object> {
      passed = 0;
      failures = new Set();
      try {
        const declared = await cell();
        const more = failures.size - mostFailures;
        if (more > 0) say(`… and ${more} more.`);
        if (passed > 0 && failures.size === 0)
          say(passed === 1 ? 'The check passed.' : `All ${passed} checks passed.`);
        return declared ?? {};
      } catch (error) {
        say(String(error));
        return {};
      }
    },
  };
}
