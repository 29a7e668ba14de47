// Two threads, each with an engine of its own: half of the images is handed to the partner, the other half kept.
//
// Nothing is shared, so this works on every host. The price is the handing over: the partner's images are copied
// into its memory and its answers come back by post.
import { imagePixels } from '#src/mnist/image-set.ts';
import type { Rung } from './implementation.ts';

/** What goes over the port: the partner's images, then its answers. */
interface Handed {
  pixels: Uint8Array;
  count: number;
}

export function createTwoWorkers(own: Rung, partner: MessagePort): Rung {
  return {
    async infer(pixels, count) {
      const kept = Math.ceil(count / 2);
      const copy = new Uint8Array(pixels.subarray(kept * imagePixels, count * imagePixels));
      const handed: Handed = { pixels: copy, count: count - kept };
      const theirs = nextMessage<Uint8Array>(partner);
      // Given away, not copied a second time.
      partner.postMessage(handed, [copy.buffer]);
      const answers = new Uint8Array(count);
      answers.set(await own.infer(pixels.subarray(0, kept * imagePixels), kept));
      answers.set(await theirs, kept);
      return answers;
    },
  };
}

/** The partner's life: answers whatever comes over the port, until its thread is ended. */
export function servePartner(rung: Rung, port: MessagePort): void {
  port.addEventListener('message', async ({ data }: MessageEvent<Handed>) => {
    const answers = data.count > 0 ? await rung.infer(data.pixels, data.count) : new Uint8Array(0);
    port.postMessage(answers);
  });
  port.start();
}

const nextMessage = <T>(port: MessagePort) =>
  new Promise<T>((done) => {
    port.addEventListener('message', ({ data }: MessageEvent<T>) => done(data), { once: true });
    port.start();
  });
