// What holds in the HTML of every page, read in dist/.
import { expect, test } from 'vitest';
import { builtPages } from '#src/tools/site/pages.ts';
import { documentOf } from './pages.ts';
import { wholeCourse } from './whole-course.ts';

const all = (selector: string) =>
  builtPages().flatMap((path) =>
    [...documentOf(path).querySelectorAll(selector)].map((element) => ({ path, element })),
  );

test('every displayed formula stands in a box of its own that keys can scroll', () => {
  const formulas = all('math[display=block]');
  expect(formulas.length).toBeGreaterThan(wholeCourse(5));
  const bare = formulas.filter(({ element }) => {
    const box = element.parentElement;
    return !box?.matches('.formula[tabindex="0"]') || box.children.length !== 1;
  });
  expect(bare.map(({ path }) => path)).toEqual([]);
});

test('every number with a raw value is marked as none of a translator’s matters', () => {
  const numbers = all('data, output:has(data)');
  expect(numbers.length).toBeGreaterThan(1000);
  const open = numbers.filter(({ element }) => !element.closest('[translate=no]'));
  expect(open.map(({ path, element }) => `${path}: ${element.outerHTML.slice(0, 80)}`)).toEqual([]);
});

test('a term’s printed line ends with its last word: what stands behind that goes with the link', () => {
  const lines = all('.term-definition');
  expect(lines.length).toBeGreaterThan(wholeCourse(20));
  const loose = lines.filter(({ element }) => {
    const printed = [...element.childNodes].filter(
      (node) => !(node as Element).classList?.contains('term-more'),
    );
    return /\s$/.test(printed.map(({ textContent }) => textContent).join(''));
  });
  expect(loose.map(({ path, element }) => `${path}: ${element.id}`)).toEqual([]);
});

test('every page shows its numbers without JavaScript', () => {
  // Without scripts a browser shows what stands in the file. The testbed shows the state before anything is drawn,
  // whose dash is no number.
  const numbers = all(':is(data, output)[data-name]:not([data-name^="testbed-empty-"])');
  const empty = numbers.filter(
    ({ element }) => !element.getAttribute('value')?.trim() || !element.textContent?.trim(),
  );
  expect(empty.map(({ path, element }) => `${path}: ${element.outerHTML}`)).toEqual([]);
});

test('titles and descriptions are all different', () => {
  const seen = builtPages().flatMap((path) => {
    const document = documentOf(path);
    const description = document.querySelector('meta[name="description"]');
    return [document.title, description?.getAttribute('content') ?? ''];
  });
  expect(seen.filter((text, index) => seen.indexOf(text) !== index)).toEqual([]);
});

test('no page knows the folder that it was built in, so that every clone builds the same bytes', () => {
  const islands = all('astro-island');
  expect(islands.length).toBeGreaterThan(50);
  expect(islands.filter(({ element }) => element.hasAttribute('uid'))).toEqual([]);
  const here = process.cwd();
  expect(builtPages().filter((path) => documentOf(path).toString().includes(here))).toEqual([]);
});

/** What words such as “2,166”, “97.2 %” and “1.89 × 10⁶” say. */
function numberPrinted(words: string): number {
  const plain = words.trim().replaceAll(',', '').replaceAll('−', '-');
  const [, digits, power = '⁰', percent] = /^(-?[\d.]+)(?:\s×\s10(\S+))?(\s%)?$/.exec(plain) ?? [];
  const exponent = [...power].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)).join('');
  return (Number(digits) * 10 ** Number(exponent.replace('-1', '-'))) / (percent ? 100 : 1);
}

const facts = () =>
  all('data.fact').flatMap(({ path, element }) => {
    const [value, words] = [Number(element.getAttribute('value')), element.textContent!];
    const before = element.previousSibling?.textContent ?? '';
    const told = { page: path, name: element.getAttribute('data-name'), value, words };
    return Number.isNaN(numberPrinted(words)) ? [] : [{ told, before }];
  });

test('behind “at least” no fact is rounded up, and behind “at most” none down', () => {
  const slack = 1e-9;
  const least = facts().filter(({ before }) =>
    /(at least|(?<!never |no )more than)\s*$/.test(before),
  );
  const most = facts().filter(({ before }) =>
    /(at most|above|within|less than|(never|no) more than)\s*$/.test(before),
  );
  expect(least.length).toBeGreaterThan(wholeCourse(8));
  expect(most.length).toBeGreaterThan(wholeCourse(3));
  const beyond = [
    ...least.filter(({ told }) => numberPrinted(told.words) > told.value * (1 + slack)),
    ...most.filter(({ told }) => numberPrinted(told.words) < told.value * (1 - slack)),
  ];
  expect(beyond.map(({ told }) => told)).toEqual([]);
});
