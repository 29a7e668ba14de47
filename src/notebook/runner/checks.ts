// What a check cell calls to judge the reader's work: each failure is a sentence, and all of them are told.
import { shortened } from '../display/limits.ts';
import type { Verdict } from '../output.ts';

type Numbers = ArrayLike<number> | number;

const asList = (value: Numbers): ArrayLike<number> => (typeof value === 'number' ? [value] : value);

/** Six digits of each, or all of them where six would look the same. */
function asShort(wanted: number, found: number): [string, string] {
  const short = (value: number) => String(Number(Number(value).toPrecision(6)));
  const [one, two] = [short(wanted), short(found)];
  return one === two ? [String(wanted), String(found)] : [one, two];
}

/** The first place where two lists differ by more than `tolerance`, in words; undefined when there is none. */
export function difference(
  found: Numbers,
  expected: Numbers,
  tolerance: number,
): string | undefined {
  if (found === null || found === undefined || typeof asList(found).length !== 'number')
    return `expected numbers, found ${String(found)}`;
  const [have, want] = [asList(found), asList(expected)];
  if (have.length !== want.length) return `expected ${want.length} numbers, found ${have.length}`;
  for (let place = 0; place < want.length; place++) {
    // Written so that NaN counts as different.
    if (Math.abs(have[place]! - want[place]!) <= tolerance) continue;
    const where = want.length === 1 ? '' : ` at place ${place}`;
    const [wanted, seen] = asShort(want[place]!, have[place]!);
    return `expected ${wanted}${where}, found ${seen}`;
  }
  return undefined;
}

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
