// SHA-256 in plain TypeScript, for pages served without https, where browsers withhold crypto.subtle.
// Source: FIPS 180-4, https://doi.org/10.6028/NIST.FIPS.180-4

const primes = firstPrimes(64);
/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const roundConstants = Uint32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)));
/** The same of the square roots of the first 8 primes. */
const startState = Uint32Array.from(primes.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)));

/** The digest as 64 lower-case hex digits. */
export function sha256(message: Uint8Array): string {
  const state = startState.slice();
  const schedule = new Uint32Array(64);
  const whole = message.length - (message.length % 64);
  compressBlocks(state, schedule, message.subarray(0, whole));
  compressBlocks(state, schedule, paddedEnd(message.subarray(whole), message.length));
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** The last bytes, a 1 bit, zeros, then the length of the whole message in bits: one block or two. */
function paddedEnd(end: Uint8Array, messageLength: number): Uint8Array {
  const padded = new Uint8Array(end.length < 56 ? 64 : 128);
  padded.set(end);
  padded[end.length] = 0x80;
  // A byte count times 8 outgrows 32 bits, so it is written in two halves.
  const length = new DataView(padded.buffer, padded.length - 8);
  length.setUint32(0, Math.floor(messageLength / 2 ** 29));
  length.setUint32(4, messageLength * 8);
  return padded;
}

function compressBlocks(state: Uint32Array, schedule: Uint32Array, blocks: Uint8Array): void {
  const words = new DataView(blocks.buffer, blocks.byteOffset, blocks.byteLength);
  for (let start = 0; start < blocks.length; start += 64) {
    for (let i = 0; i < 16; i++) schedule[i] = words.getUint32(start + 4 * i);
    for (let i = 16; i < 64; i++) {
      const w15 = schedule[i - 15];
      const w2 = schedule[i - 2];
      const sigma0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
      const sigma1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
      schedule[i] = schedule[i - 16] + sigma0 + schedule[i - 7] + sigma1;
    }
    mix(state, schedule);
  }
}

function mix(state: Uint32Array, schedule: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + sum1 + choice + roundConstants[i] + schedule[i]) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + sum0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fractionBits(x: number): number {
  return Math.floor((x % 1) * 2 ** 32);
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}
