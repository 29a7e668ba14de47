// Questions to the worker, each with a number, and the promise that its answer keeps.

import type { News } from './messages.ts';

type Answer<K> = Extract<News, { kind: K }>;

interface Question {
  resolve(answer: News): void;
  reject(error: Error): void;
}

export function createQuestions() {
  const open = new Map<number, Question>();
  let next = 0;

  function settle(request: number, how: (question: Question) => void): void {
    const question = open.get(request);
    open.delete(request);
    if (question) how(question);
  }

  return {
    get areOpen(): boolean {
      return open.size > 0;
    },
    /** `send` is given the question's number. */
    ask: <K extends 'weights' | 'firstLayer'>(send: (request: number) => void) =>
      new Promise<Answer<K>>((resolve, reject) => {
        open.set(next, { resolve: (news) => resolve(news as Answer<K>), reject });
        send(next);
        next += 1;
      }),
    answer: (request: number, news: News) => settle(request, ({ resolve }) => resolve(news)),
    refuse: (request: number, why: string) =>
      settle(request, ({ reject }) => reject(new Error(why))),
    /** Nobody will answer any more. */
    refuseAll(why: string): void {
      for (const request of open.keys()) this.refuse(request, why);
    },
  };
}
