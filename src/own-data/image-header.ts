// How large a PNG or JPEG says it is, read from its first bytes, before anything is unpacked.
// Sources: https://www.w3.org/TR/png-3/#11IHDR and https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1.3 and B.2.2

import { DataError } from './data-error.ts';

export interface ImageSize {
  width: number;
  height: number;
}

/** Where a PNG has said how large it is. */
export const pngHeaderBytes = 24;

/** Throws DataError with the byte at which it ends or is wrong. */
export function readPngSize(file: string, bytes: Uint8Array): ImageSize {
  const view = viewOf(bytes);
  const name = bytes.length >= 16 ? String.fromCharCode(...bytes.subarray(12, 16)) : '';
  if (bytes.length < pngHeaderBytes) throw cutOff(file, bytes.length, 'PNG');
  if (name !== 'IHDR') {
    throw new DataError(
      file,
      'byte 12',
      'a PNG should begin with its header IHDR, and this one does not',
    );
  }
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** `bytes`: the whole file, whose metadata may have megabytes. Throws DataError with the byte at which it ends or is wrong. */
export function readJpegSize(file: string, bytes: Uint8Array): ImageSize {
  const view = viewOf(bytes);
  const damaged = (at: number, why: string) =>
    new DataError(file, `byte ${at}`, why, 'It may be damaged: save it again');
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw damaged(at, 'a JPEG should have a marker here, and has none');
    const marker = bytes[at + 1];
    // Filling bytes before a marker.
    if (marker === 0xff) at += 1;
    else if (standsAlone(marker)) at += 2;
    else if (isFrame(marker)) {
      if (at + 9 > bytes.length) break;
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (endsSearch(marker)) {
      throw damaged(at, 'a JPEG should have said here how large it is, and has not');
    } else {
      const length = view.getUint16(at + 2);
      if (length < 2) throw damaged(at + 2, 'a part of a JPEG has 2 bytes at least');
      at += 2 + length;
    }
  }
  throw cutOff(file, bytes.length, 'JPEG');
}

/** Start of frame: SOF0 to SOF15, without the three of these numbers that are other tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** TEM and the eight restarts: no length behind them, so what follows is no part of theirs. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** A second beginning, the end, a scan without a frame, and what is no marker. */
const endsSearch = (marker: number) => [0x00, 0xd8, 0xd9, 0xda].includes(marker);

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

const cutOff = (file: string, at: number, kind: string) =>
  new DataError(
    file,
    `byte ${at}`,
    `this ${kind} ends before it has said how large it is`,
    'It may be damaged: save it again',
  );
