// Questions to the language worker: the newest one of a kind is answered, older ones are let go.
import { expect, test } from 'vitest';
import { startConversation } from '../../src/notebook/editor/language/conversation.ts';
import type { ToLanguage } from '../../src/notebook/editor/language/messages.ts';

function start() {
  const posted: ToLanguage[] = [];
  let isClosed = false;
  const conversation = startConversation({
    post: (message) => posted.push(message),
    close: () => (isClosed = true),
  });
  return { posted, ...conversation, isClosed: () => isClosed };
}
const at = (offset: number) => ({ cell: 'one', offset });

test('of three questions of a kind the first and the last are sent, and only the last is answered', async () => {
  const { posted, ask, hear } = start();
  const answers = [1, 2, 3].map((offset) => ask('hover', at(offset)));
  expect(posted).toHaveLength(1);
  hear({ kind: 'answer', ask: 1, answer: 'late' });
  expect(posted).toMatchObject([{ about: at(1) }, { about: at(3) }]);
  hear({ kind: 'answer', ask: 3, answer: 'newest' });
  expect(await Promise.all(answers)).toEqual([undefined, undefined, 'newest']);
});

test('questions of two kinds, or about two cells, do not wait for each other', async () => {
  const { posted, ask, hear } = start();
  const first = ask('diagnose', { cell: 'one' });
  const second = ask('complete', at(0));
  void ask('diagnose', { cell: 'two' });
  expect(posted).toHaveLength(3);
  hear({ kind: 'answer', ask: 2, answer: undefined });
  hear({ kind: 'answer', ask: 1, answer: [] });
  expect(await Promise.all([first, second])).toEqual([[], undefined]);
});

test('a refusal, and the end, are told in words to who waits and to who asks later', async () => {
  const { ask, hear, end, isClosed } = start();
  const refused = ask('hover', at(0));
  hear({ kind: 'refusal', ask: 1, why: 'No types.' });
  await expect(refused).rejects.toThrow('No types.');
  const waiting = [ask('hover', at(1)), ask('hover', at(2))];
  end('Are you offline?');
  expect(isClosed()).toBe(true);
  for (const one of [...waiting, ask('hover', at(3))])
    await expect(one).rejects.toThrow('Are you offline?');
});
