// A running contender, and the wire to it: JSON text there, JSON text back, and a limit to the waiting.
import type { Ask, Questions, Reply } from './protocol.ts';

export interface Host {
  name: string;
  /** @throws the contender's own reason, or that it did not answer in time. */
  ask<Name extends Ask>(
    name: Name,
    question: Questions[Name]['question'],
  ): Promise<Questions[Name]['answer']>;
  stop(): Promise<void>;
}

/** The slowest contender takes seconds for its warm-up; who takes minutes hangs. */
const longestWait = 180_000;

export function hostOf(
  name: string,
  send: (text: string) => Promise<string>,
  stop: () => Promise<void>,
): Host {
  return {
    name,
    stop,
    async ask(ask, question) {
      const text = await inTime(send(JSON.stringify({ ask, ...question })));
      const reply = JSON.parse(text) as Reply;
      if ('reason' in reply) throw new Error(reply.reason);
      return reply.value as never;
    },
  };
}

async function inTime<Value>(waited: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`gave no answer within ${longestWait / 1000} s`)),
      longestWait,
    );
  });
  try {
    return await Promise.race([waited, late]);
  } finally {
    clearTimeout(timer);
  }
}
