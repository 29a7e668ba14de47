// The checkpoints' file: first-layer weights of many moments in whole steps of a scale per unit, packed by differences.
//
// Raw DEFLATE around: for each unit (128) a float32 scale; then for each checkpoint, unit by unit, 784 signed bytes:
// the step number less that of the checkpoint it follows. weight ≈ scale · step number, off by half a scale at most.
// Early checkpoints hardly differ from the one before, so most of their bytes are 0 and pack to almost nothing.

/** Step numbers go from −mostSteps to mostSteps. */
const mostSteps = 31;

/** Which checkpoint each one follows, in the file's order; −1 for none. */
export type Following = readonly number[];

/** `pictures[c]` is (units, pixels), unit by unit. */
export function packCheckpoints(
  pictures: readonly Float32Array[],
  units: number,
  following: Following,
): Uint8Array<ArrayBuffer> {
  const pixels = pictures[0].length / units;
  const scales = Float32Array.from({ length: units }, (_, unit) => {
    let most = 0;
    for (const picture of pictures) {
      for (let k = unit * pixels; k < (unit + 1) * pixels; k++) {
        most = Math.max(most, Math.abs(picture[k]));
      }
    }
    return most / mostSteps;
  });
  const steps = pictures.map((picture) =>
    Int8Array.from(picture, (weight, k) => Math.round(weight / scales[Math.floor(k / pixels)])),
  );
  const content = new Uint8Array(4 * units + pictures.length * units * pixels);
  content.set(new Uint8Array(scales.buffer));
  steps.forEach((own, c) => {
    const before = following[c] < 0 ? undefined : steps[following[c]];
    const differences = own.map((step, k) => step - (before ? before[k] : 0));
    content.set(new Uint8Array(differences.buffer), 4 * units + c * units * pixels);
  });
  return content;
}

export interface UnpackedCheckpoints {
  /** (units): half of it is the largest error of a weight. */
  scales: Float32Array;
  /** For each checkpoint (units, pixels), unit by unit. */
  weights: Float32Array[];
}

/** The opposite of `packCheckpoints`. Throws RangeError when the length is another. */
export function unpackCheckpoints(
  content: Uint8Array,
  units: number,
  pixels: number,
  following: Following,
): UnpackedCheckpoints {
  const each = units * pixels;
  if (content.length !== 4 * units + following.length * each) {
    throw new RangeError(
      `checkpoints: ${following.length} of them should take ${4 * units + following.length * each} bytes, found ${content.length}.`,
    );
  }
  const scales = new Float32Array(content.slice(0, 4 * units).buffer);
  const steps: Int8Array[] = [];
  following.forEach((before, c) => {
    const own = new Int8Array(
      content.slice(4 * units + c * each, 4 * units + (c + 1) * each).buffer,
    );
    steps.push(before < 0 ? own : own.map((difference, k) => steps[before][k] + difference));
  });
  const weights = steps.map((own) =>
    Float32Array.from(own, (step, k) => step * scales[Math.floor(k / pixels)]),
  );
  return { scales, weights };
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export const deflate = (bytes: Uint8Array<ArrayBuffer>) =>
  through(bytes, new CompressionStream('deflate-raw'));
export const inflate = (bytes: Uint8Array<ArrayBuffer>) =>
  through(bytes, new DecompressionStream('deflate-raw'));
