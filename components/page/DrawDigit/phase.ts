// Where the front page's network stands: what the buttons ask for, and what has become of it.
import type { Network } from '#src/nn/index.ts';

export type Wish = 'forget' | 'learn' | 'stop' | 'give back';

/**
 * own → forgetting → forgotten → starting (the images are fetched) → training → trained, or stopped, or failed.
 * Learning may begin from any of them, and "give back" leads to `own` from anywhere.
 */
export type Phase =
  | 'own'
  | 'forgetting'
  | 'forgotten'
  | 'starting'
  | 'training'
  | 'trained'
  | 'stopped'
  | 'failed';

/** A moment of the training as it can be shown. */
export interface Seen {
  step: number;
  /** Of training until then. */
  seconds: number;
  network: Network;
  /** Of the `testCount` test images, those it reads correctly. */
  correct: number;
  testCount: number;
}
