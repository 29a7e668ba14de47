// Image files: one becomes an example, and all together are told as what they were taken for.
import { classOfPath } from './class-names.ts';
import { DataError } from './data-error.ts';
import type { Labelled } from './example.ts';
import { pngHeaderBytes, readJpegSize, readPngSize } from './image-header.ts';
import { checkBytes, checkImagePixels, inWords, limits } from './limits.ts';
import { hasLightPaper, type Manner, prepare } from './prepare.ts';
import type { Reading, Taken } from './reading.ts';
import type { Grey } from './scale.ts';

/** How image files are read, and how many came out how. */
export interface ImagesRead {
  manner: Manner;
  /** What the reader has said; else the edge of each tells. */
  lightIsInk?: boolean;
  darkOnLight: number;
  lightOnDark: number;
}

export interface ImageOptions {
  /** The class of all image files, where the reader has said so. */
  className?: string;
  /** Unpacks a PNG or JPEG to brightness, 0 to 255; rejects when it cannot. */
  decode(blob: Blob): Promise<Grey>;
}

/** `said`: how the reader wants all of them to be read. */
export const imagesAs = (manner: Manner, said: Reading | undefined): ImagesRead => ({
  manner: said?.manner ?? manner,
  lightIsInk: said?.lightIsInk,
  darkOnLight: 0,
  lightOnDark: 0,
});

export async function openImage(
  path: string,
  blob: Blob,
  kind: 'png' | 'jpeg',
  images: ImagesRead,
  { className, decode }: ImageOptions,
): Promise<Labelled> {
  checkBytes(path, blob.size, limits.imageBytes, 'an image file');
  const name = className ?? classOfPath(path);
  if (!name) {
    throw new DataError(
      path,
      '',
      'nothing says which class it belongs to',
      'Choose the class under “Put images into”, name the file as in “cat-12.png”, or put it into a folder with the name of its class',
    );
  }
  const { width, height } =
    kind === 'png'
      ? readPngSize(path, await bytesOf(blob.slice(0, pngHeaderBytes)))
      : readJpegSize(path, await bytesOf(blob));
  checkImagePixels(path, width, height);
  const grey = await decode(blob).catch(() => {
    throw new DataError(
      path,
      '',
      `this ${kind.toUpperCase()} is damaged: the browser cannot unpack it`,
      'Save it again',
    );
  });
  const { manner } = images;
  const lightIsInk = images.lightIsInk ?? (manner === 'writing' && !hasLightPaper(grey));
  const pixels = prepare(path, grey, manner, lightIsInk);
  if (lightIsInk) images.lightOnDark += 1;
  else images.darkOnLight += 1;
  return { className: name, example: { pixels, source: path } };
}

export const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** Undefined where no image file came in. */
export function imagesTaken({ manner, darkOnLight, lightOnDark }: ImagesRead): Taken | undefined {
  const count = darkOnLight + lightOnDark;
  if (count === 0) return undefined;
  const files = count === 1 ? '1 image file' : `${inWords(count)} image files`;
  const as = manner === 'writing' ? 'writing' : count === 1 ? 'a photo' : 'photos';
  const inks =
    lightOnDark === 0
      ? 'dark is ink'
      : darkOnLight === 0
        ? 'light is ink'
        : `dark is ink in ${inWords(darkOnLight)} and light in ${inWords(lightOnDark)}, by their edges`;
  const other = manner === 'writing' ? 'photo' : 'writing';
  return {
    file: '',
    words: `${files}, taken as ${as}; ${inks}.`,
    changes: [
      { words: `Take as ${other === 'photo' ? 'photos' : other}`, reading: { manner: other } },
      ...(darkOnLight > 0 ? [{ words: 'Light is ink', reading: { lightIsInk: true } }] : []),
      ...(lightOnDark > 0 ? [{ words: 'Dark is ink', reading: { lightIsInk: false } }] : []),
    ],
  };
}
