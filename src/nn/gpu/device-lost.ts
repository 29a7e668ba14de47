// A graphics processor can go at any moment: a driver that resets, a laptop that changes its card, a page that hands it back.

/** Thrown by every call of an engine whose device is gone; the message is one sentence. */
export class GpuLostError extends Error {
  override name = 'GpuLostError';
}

export interface Presence {
  /** The reason in words, once the device is gone. */
  lost: Promise<string>;
  /** Throws GpuLostError when the device is known to be gone. */
  expect(): void;
  /** What `question` gives; rejects with GpuLostError when no answer comes back. */
  ask<Answer>(question: () => Promise<Answer>): Promise<Answer>;
  /** From now on it is gone, for this reason. */
  end(reason: string): void;
}

export function watch(device: GPUDevice): Presence {
  let reason: string | undefined;
  const lost = device.lost.then((loss) => (reason ??= sentence(loss)));

  function expectPresent(): void {
    if (reason !== undefined) throw new GpuLostError(reason);
  }

  return {
    lost,
    expect: expectPresent,
    async ask(question) {
      expectPresent();
      try {
        return await question();
      } catch (failure) {
        // A failed read-back may be heard of before the loss that caused it.
        throw new GpuLostError(
          reason ?? `The graphics processor gave no answer${inBrackets(failure)}.`,
        );
      }
    },
    end: (why) => void (reason ??= why),
  };
}

function sentence({ reason, message }: GPUDeviceLostInfo): string {
  const what = reason === 'destroyed' ? 'was handed back' : 'stopped working';
  return `The graphics processor ${what}${inBrackets(message)}.`;
}

/** A driver's own words, kept to one line. */
function inBrackets(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause ?? '');
  const line = text.trim().split('\n')[0].replace(/\.$/, '').slice(0, 120);
  return line && ` (${line})`;
}
