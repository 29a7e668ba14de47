// The shell of a training worker: the browser around one run, whatever its network is made of.
//
// The same script is the second thread: started by itself, under the name of a partner, it follows.

import type { Level } from '../nn/kernels/index.ts';
import type { ChosenMachine } from './choose-machine.ts';
import { loadTrainingImages } from './load-images.ts';
import { type Plan, serveTraining } from './serve-run.ts';
import { createBreath } from './yield-to-messages.ts';

const partnerName = 'partner';

/** Whether two threads are worth a memory that they share: the host lets them, and the device has two processors. */
export const canShare = (): boolean =>
  self.crossOriginIsolated && navigator.hardwareConcurrency >= 2;

/** Starts the second thread. */
export function callPartner(start: object): void {
  new Worker(self.location.href, { type: 'module', name: partnerName }).postMessage(start, []);
}

/** Calls `follow` with what the leader sent, where this worker is a partner, and else `leads`. */
export function leadOrFollow<Start>(leads: () => void, follow: (start: Start) => void): void {
  if (self.name !== partnerName) return leads();
  self.addEventListener('message', ({ data }: MessageEvent<Start>) => {
    follow(data);
    self.close();
  });
}

const port = {
  post: (news: object, transfer: Transferable[]) => self.postMessage(news, { transfer }),
  onMessage: (listener: (message: unknown) => void) =>
    self.addEventListener('message', ({ data }) => listener(data)),
};

/** Serves the page that started this worker, and ends with the run. */
export function lead<M>(
  plan: (recipe: unknown) => Plan<M>,
  chooseMachine: (level: Level | undefined) => Promise<ChosenMachine<M>>,
): void {
  void serveTraining<M>(port, {
    plan,
    now: () => performance.now(),
    breathe: createBreath(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    loadImages: loadTrainingImages,
    chooseMachine,
  }).then(() => self.close());
}
