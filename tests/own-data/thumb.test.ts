// The small pictures of the figure, taken apart by the format's description: their opacity is the ink, in steps of 17.
import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { thumbPng } from '../../components/figures/OwnData/thumb-png.ts';
import { stroke } from './files.ts';

test('a sound PNG of 28 × 28: each pixel’s opacity is its ink to within 8 of 255, and every checksum holds', () => {
  const pixels = stroke('upright', 77);
  const address = thumbPng(pixels);
  expect(thumbPng(pixels)).toBe(address);
  const bytes = Buffer.from(address.replace('data:image/png;base64,', ''), 'base64');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)));
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, end));
    at = end + 4;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
  expect([...chunks.get('IHDR')!]).toEqual([0, 0, 0, 28, 0, 0, 0, 28, 4, 3, 0, 0, 0]);
  const rows = inflateSync(chunks.get('IDAT')!);
  pixels.forEach((pixel, i) => {
    const [row, column] = [Math.floor(i / 28), i % 28];
    const both = rows[row * 15 + 1 + (column >> 1)]!;
    const step = column % 2 === 0 ? both >> 4 : both & 15;
    expect(Math.abs(chunks.get('tRNS')![step]! - pixel)).toBeLessThanOrEqual(8);
  });
});
