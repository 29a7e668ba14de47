// Chapters' records, made in a thread: compiling cells and starting their own threads goes on while pages are made.
import { Worker } from 'node:worker_threads';
import { ContentError, type Problem } from '#src/book/problem.ts';
import type { CellSource } from '../cell.ts';
import type { ChapterRecord } from '../record.ts';
import { programPath, writePrograms } from './programs.ts';

export interface Question {
  id: number;
  cells: CellSource[];
  file: string;
  slug: string;
  title: string;
}

export type Answer = { id: number } & (
  | { record: ChapterRecord }
  | { problems: Problem[] }
  | { failure: string }
);

interface Asked {
  resolve: (record: ChapterRecord) => void;
  reject: (error: Error) => void;
}

let thread: Worker | undefined;
let questions = 0;
const asked = new Map<number, Asked>();

function settle(answer: Answer): void {
  const { resolve, reject } = asked.get(answer.id)!;
  asked.delete(answer.id);
  // A build ends when its pages are there; while one waits for its record, it does not.
  if (asked.size === 0) thread?.unref();
  if ('record' in answer) resolve(answer.record);
  else if ('problems' in answer) reject(new ContentError(answer.problems));
  else reject(new Error(answer.failure));
}

function start(): Worker {
  const started = new Worker(programPath('records'));
  started.on('message', settle);
  started.on('error', (error: Error) => {
    thread = undefined;
    for (const id of asked.keys()) settle({ id, failure: error.stack ?? error.message });
  });
  return started;
}

/** What `recordOf` makes of the same. Throws ContentError. */
export async function recordAside(question: Omit<Question, 'id'>): Promise<ChapterRecord> {
  await writePrograms(['records', 'chapter']);
  thread ??= start();
  thread.ref();
  const id = ++questions;
  return await new Promise((resolve, reject) => {
    asked.set(id, { resolve, reject });
    thread!.postMessage({ ...question, id } satisfies Question, []);
  });
}
