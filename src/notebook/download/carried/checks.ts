// What a check tells in a downloaded file: each failure in its words, and the file goes on.

type Numbers = ArrayLike<number> | number;

/** Six digits of each, or all of them where six would look the same. */
function asShort(wanted: number, found: number): [string, string] {
  const short = (value: number) => String(Number(Number(value).toPrecision(6)));
  const [one, two] = [short(wanted), short(found)];
  return one === two ? [String(wanted), String(found)] : [one, two];
}

/** The first place where two lists differ by more than `tolerance`, in words. */
function difference(found: Numbers, expected: Numbers, tolerance: number): string | undefined {
  const listOf = (value: Numbers) => (typeof value === 'number' ? [value] : value);
  if (found === null || found === undefined || typeof listOf(found).length !== 'number')
    return `expected numbers, found ${String(found)}`;
  const [have, want] = [listOf(found), listOf(expected)];
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
        if (more > 0) say(`… and ${more} more of what the check tried.`);
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
