// What a running cell asks the page for, and how often it may ask: each answer is fetched and copied into the sandbox.
import { messageOf } from '../../workers/failures.ts';
import type { OnFetched } from './answers.ts';
import type { ToRunner } from '../messages.ts';
import { mostAnswers, type Need } from '../needs.ts';

/** @param answer throws Error in words. */
export function createReplies(answer: (need: Need, onProgress?: OnFetched) => Promise<unknown>) {
  /** How often the run has asked for each; all training images are 47 MB. */
  const asked = new Map<Need, number>();

  return {
    startRun: () => asked.clear(),
    async to(ask: number, need: Need, onProgress?: OnFetched): Promise<ToRunner> {
      const times = (asked.get(need) ?? 0) + 1;
      asked.set(need, times);
      const most = mostAnswers(need);
      if (times > most) {
        const why = `This run was given “${need}” ${most} times, and gets no more.`;
        return { type: 'refusal', ask, why };
      }
      try {
        return { type: 'answer', ask, value: await answer(need, onProgress) };
      } catch (error) {
        return { type: 'refusal', ask, why: messageOf(error) };
      }
    },
  };
}
