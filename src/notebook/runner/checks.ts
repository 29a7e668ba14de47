// What a check cell calls to judge the reader's work: each failure is a sentence, and all of them are told.
import { shortened } from '../display/limits.ts';
import type { Verdict } from '../output.ts';
import { difference, type Numbers } from './difference.ts';

/** The end of a run always reaches the page, so what it carries is short. */
const most = { failures: 50, characters: 500 };

export function createChecks() {
  let passed = 0;
  let untold = 0;
  /** A sentence that fails in many rounds is told once, with what was found first. */
  const failures = new Map<string, string>();
  const judge = (good: boolean, sentence: string, found = '') => {
    if (good) return void passed++;
    const key = shortened(sentence, most.characters);
    if (failures.has(key)) return;
    if (failures.size >= most.failures) return void untold++;
    failures.set(key, shortened(`${sentence} ${found}`.trim(), most.characters));
  };
  return {
    check(condition: boolean, otherwise: string): void {
      judge(condition === true, String(otherwise));
    },
    checkClose(found: Numbers, expected: Numbers, tolerance: number, otherwise = ''): void {
      const differs = difference(found, expected, tolerance);
      judge(differs === undefined, String(otherwise), `(${differs})`);
    },
    /** Undefined for a cell that checks nothing. */
    verdict(): Verdict | undefined {
      if (passed + failures.size === 0) return undefined;
      const more = untold > 0 ? [`And ${untold.toLocaleString('en-GB')} more.`] : [];
      return { passed, failures: [...failures.values(), ...more] };
    },
  };
}
