// The most multiply-adds that one worker of this machine reaches: what 100 % would be.

export interface Peak {
  gigaflopsPerSecond: number;
  /** Which kernel it was, for example "f32x4.relaxed_madd". */
  kernel: string;
}

/** Measures for about a second, in a worker of its own. Undefined until there is a kernel: put it here. */
export const fmaPeak: (() => Promise<Peak>) | undefined = undefined;
