// 784 pixels as a small PNG whose opacity is the ink, so that a page can pour its own ink through it.
//
// A palette of 16 steps, four bits a pixel, not packed any further: half a kilobyte, which the page's own packing halves.
// Source: https://www.w3.org/TR/png-3/

const [side, steps] = [28, 16];
const rowBytes = 1 + side / 2;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

function checksum(bytes: number[]): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const long = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]; // prettier-ignore

function chunk(name: string, content: number[]): number[] {
  const body = [...Array.from(name, (letter) => letter.charCodeAt(0)), ...content];
  return [...long(content.length), ...body, ...long(checksum(body))];
}

/** One stored block of DEFLATE in a zlib frame. */
function stored(bytes: number[]): number[] {
  let [one, two] = [1, 0];
  for (const byte of bytes) {
    one = (one + byte) % 65521;
    two = (two + one) % 65521;
  }
  const length = bytes.length;
  const sizes = [length & 255, length >> 8, ~length & 255, (~length >> 8) & 255];
  return [0x78, 0x01, 1, ...sizes, ...bytes, two >> 8, two & 255, one >> 8, one & 255];
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const opacities = Array.from({ length: steps }, (_, step) => 17 * step);

function draw(pixels: ArrayLike<number>): string {
  const rows: number[] = [];
  for (let row = 0; row < side; row++) {
    rows.push(0);
    for (let column = 0; column < side; column += 2) {
      const at = row * side + column;
      rows.push(16 * Math.round(pixels[at] / 17) + Math.round(pixels[at + 1] / 17));
    }
  }
  if (rows.length !== side * rowBytes) throw new RangeError('A thumb should have 784 pixels.');
  const bytes = [
    ...signature,
    ...chunk('IHDR', [...long(side), ...long(side), 4, 3, 0, 0, 0]),
    ...chunk(
      'PLTE',
      Array.from({ length: 3 * steps }, () => 0),
    ),
    ...chunk('tRNS', opacities),
    ...chunk('IDAT', stored(rows)),
    ...chunk('IEND', []),
  ];
  return `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`;
}

const drawn = new WeakMap<object, string>();

/** The address of the picture; made once for each array. */
export function thumbPng(pixels: Uint8Array): string {
  const address = drawn.get(pixels) ?? draw(pixels);
  drawn.set(pixels, address);
  return address;
}
