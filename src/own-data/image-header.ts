// How large a PNG or JPEG says it is, read from its first bytes, before anything is unpacked.
// Sources: https://www.w3.org/TR/png-3/#11IHDR and https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2

import { DataError } from './data-error.ts';

export interface ImageSize {
  width: number;
  height: number;
}

/** The frame's marker lies behind metadata, such as a small picture of the picture; so much of the file is looked through. */
export const headerBytes = 2 ** 20;

/** Throws DataError with the byte at which it ends or is wrong. */
export function readPngSize(file: string, bytes: Uint8Array): ImageSize {
  const view = viewOf(bytes);
  const name = bytes.length >= 16 ? String.fromCharCode(...bytes.subarray(12, 16)) : '';
  if (bytes.length < 24) throw cutOff(file, bytes.length, 'PNG');
  if (name !== 'IHDR') {
    throw new DataError(
      file,
      'byte 12',
      'a PNG should begin with its header IHDR, and this one does not',
    );
  }
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Throws DataError with the byte at which it ends or is wrong. */
export function readJpegSize(file: string, bytes: Uint8Array): ImageSize {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      throw new DataError(
        file,
        `byte ${at}`,
        'a JPEG should have a marker here, and has none',
        'It may be damaged: save it again',
      );
    }
    const marker = bytes[at + 1];
    // Filling bytes before a marker.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) {
      if (at + 9 > bytes.length) break;
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  throw cutOff(file, bytes.length, 'JPEG');
}

/** Start of frame: SOF0 to SOF15, without the three of these numbers that are other tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

const cutOff = (file: string, at: number, kind: string) =>
  new DataError(
    file,
    `byte ${at}`,
    `this ${kind} ends before it has said how large it is`,
    'It may be damaged: save it again',
  );
