// The stored test: what we wrote comes back, and whatever else stands there counts as no test taken.
import { afterEach, expect, test, vi } from 'vitest';
import {
  bringBackCourseTest,
  countRight,
  courseTestOf,
  forgetCourseTest,
  handIn,
  parseCourseTest,
} from '#src/session/course-test.ts';

afterEach(() => vi.unstubAllGlobals());

test('two tests that were kept come back as they are', () => {
  const kept = { before: { parameters: 1 }, after: { parameters: 0, halving: 3 } };
  expect(parseCourseTest(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['null', 'null'],
  ['a number', '7'],
  ['a list', '[1, 2]'],
  ['a list of answers', '{"before":[0, 1]}'],
  ['no answer', '{"before":{}}'],
  ['a fifth choice', '{"before":{"parameters":4}}'],
  ['a choice below 0', '{"before":{"parameters":-1}}'],
  ['half a choice', '{"before":{"parameters":0.5}}'],
  ['a choice in letters', '{"before":{"parameters":"1"}}'],
  ['a third test', '{"later":{"parameters":1}}'],
])('%s counts as no test taken', (_, text) => {
  expect(parseCourseTest(text)).toEqual({});
});

test('one broken test does not take the other with it', () => {
  const after = { parameters: 2 };
  expect(parseCourseTest(JSON.stringify({ before: { parameters: 9 }, after }))).toEqual({ after });
});

test('a question left open, and one that the book does not know, are not right', () => {
  const right = { parameters: 1, halving: 0, confidence: 3 };
  expect(countRight({ parameters: 1, halving: 2, other: 0 }, right)).toBe(1);
  expect(countRight(undefined, right)).toBe(0);
});

test('what was forgotten comes back, and what was handed in since stays', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('window', {});
  vi.stubGlobal('document', { querySelector: () => null, baseURI: 'https://book.example/' });
  vi.stubGlobal('localStorage', {
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  handIn('before', { parameters: 1 });
  handIn('after', { parameters: 0 });
  const forgotten = forgetCourseTest();
  expect(forgotten).toEqual({ before: { parameters: 1 }, after: { parameters: 0 } });
  expect([courseTestOf().value, kept.size]).toEqual([{}, 0]);
  handIn('after', { parameters: 2 });
  bringBackCourseTest(forgotten);
  const all = { before: { parameters: 1 }, after: { parameters: 2 } };
  expect(courseTestOf().value).toEqual(all);
  expect([...kept.values()].map((text) => JSON.parse(text))).toEqual([all]);
});

test('the test of another part is kept by itself: neither changes nor forgets the other', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('window', {});
  vi.stubGlobal('document', { querySelector: () => null, baseURI: 'https://book.example/' });
  vi.stubGlobal('localStorage', {
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  handIn('after', { 'first-loss': 1 }, 'part-2');
  handIn('before', { parameters: 1 });
  expect([...kept.keys()]).toEqual(['/#course-test:part-2', '/#course-test']);
  forgetCourseTest();
  expect(courseTestOf('part-2').value).toEqual({ after: { 'first-loss': 1 } });
  expect([...kept.keys()]).toEqual(['/#course-test:part-2']);
});
