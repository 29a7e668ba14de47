// Answers what the libraries ask for (weights, images, a digit) from the bytes that the file carries.

export interface CarriedData {
  [need: string]: string | readonly string[] | undefined;
}

async function unpacked(base64: string): Promise<Uint8Array> {
  const packed = await fetch(`data:application/octet-stream;base64,${base64}`);
  const bytes = new Uint8Array(await packed.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const pixelCount = 784;

/** Each piece holds the labels of its pictures, then their pixels. */
function imagesOf(pieces: Uint8Array[]) {
  const counts = pieces.map((piece) => piece.length / (pixelCount + 1));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const pixels = new Uint8Array(total * pixelCount);
  const labels = new Uint8Array(total);
  let first = 0;
  for (const [place, piece] of pieces.entries()) {
    labels.set(piece.subarray(0, counts[place]), first);
    pixels.set(piece.subarray(counts[place]), first * pixelCount);
    first += counts[place]!;
  }
  return { pixels, labels };
}

function digitOf(bytes: Uint8Array) {
  const pixels = bytes.slice(0, pixelCount);
  return bytes.length > pixelCount
    ? { pixels, label: bytes[pixelCount], source: 'test' }
    : { pixels, source: 'drawn' };
}

/** The kernels, and the text of the engine that runs them. */
const kernelsOf = ([bytes, engine]: Uint8Array[], level: string) => ({
  level,
  bytes,
  engine: new TextDecoder().decode(engine),
});

export function answerNeeds(data: CarriedData, level: string) {
  async function ask(need: string): Promise<unknown> {
    const packed = data[need];
    if (packed === undefined) {
      throw new Error(
        `This file does not carry “${need}”, because the chapter did not ask for it. It is there in the book.`,
      );
    }
    const pieces = await Promise.all([packed].flat().map(unpacked));
    if (need.endsWith('-images')) return imagesOf(pieces);
    if (need === 'digit') return digitOf(pieces[0]!);
    return need === 'kernels' ? kernelsOf(pieces, level) : pieces[0];
  }
  Object.defineProperty(globalThis, Symbol.for('nn.host'), {
    value: { ask },
    configurable: true,
  });
}
