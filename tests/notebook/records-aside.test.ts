// A chapter's record is made in a thread while pages are made: what comes back is what would have been made at once.
import { expect, test } from 'vitest';
import { ContentError } from '#src/book/problem.ts';
import { cellsOf } from '#src/notebook/prepare/chapter.ts';
import { recordOf } from '#src/notebook/prepare/record.ts';
import { recordAside } from '#src/notebook/prepare/records-aside.ts';

const file = 'content/part-1/sums.mdx';
const sources = (...code: string[]) => cellsOf(['```ts cell', ...code, '```', ''].join('\n'), file);
const aside = (...code: string[]) =>
  recordAside({ cells: sources(...code), file, slug: 'sums', title: 'Sums' });

test('the record of the thread is the one that is made without it', async () => {
  const code = ['const sum = 2 + 3;', 'display(sum);'];
  const record = await aside(...code);
  expect(record).toEqual(await recordOf(sources(...code), file, 'sums', 'Sums'));
  expect(JSON.stringify(record.cells[0]!.result.outputs)).toContain('"5"');
});

test('an author’s mistake comes back with file and line, and the next record all the same', async () => {
  const answers = [aside('const sum = ;'), aside('missing();'), aside('1 + 1;')];
  const [unreadable, failing, sound] = await Promise.allSettled(answers);
  const mistake = { file, line: 2 };
  expect(unreadable).toMatchObject({ reason: { problems: [mistake] } });
  expect(failing).toMatchObject({ reason: { problems: [mistake] } });
  expect((failing as PromiseRejectedResult).reason).toBeInstanceOf(ContentError);
  expect((failing as PromiseRejectedResult).reason.message).toContain(
    `${file}:2: The cell “cell-1” throws ReferenceError: missing is not defined`,
  );
  expect(sound.status).toBe('fulfilled');
});
