// The thread that records-aside.ts starts.
import { parentPort } from 'node:worker_threads';
import { ContentError } from '#src/book/problem.ts';
import { recordOf } from './record.ts';
import type { Answer, Question } from './records-aside.ts';

async function answer({ id, cells, file, slug, title }: Question): Promise<Answer> {
  try {
    return { id, record: await recordOf(cells, file, slug, title) };
  } catch (error) {
    if (error instanceof ContentError) return { id, problems: error.problems };
    return { id, failure: (error as Error).stack ?? String(error) };
  }
}

parentPort!.on('message', async (question: Question) => {
  parentPort!.postMessage(await answer(question), []);
});
