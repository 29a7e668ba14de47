// Text set in the book's own faces, as a picture of its own: Pango, inside sharp, shapes it and breaks its lines.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { faces } from '../faces.ts';

const require = createRequire(import.meta.url);

export interface Style {
  face: 'literata' | 'inter';
  size: number;
  weight: number;
  colour: string;
  /** Between letters, as a share of the size. */
  spacing?: number;
}

export interface TextPicture {
  png: Buffer;
  width: number;
  height: number;
}

/** The lines are about equally long; a word wider than `width` sticks out. */
export type SetText = (text: string, style: Style, width: number) => Promise<TextPicture>;

/** Pango reads no woff2. */
async function unpacked(name: Style['face'], folder: URL): Promise<string> {
  const { from, characters } = faces.find((face) => face.name === name)!;
  const whole = characters.everyday + characters.rare;
  const font = await subsetFont(await readFile(require.resolve(from)), whole, {
    targetFormat: 'sfnt',
  });
  const file = new URL(`${name}.ttf`, folder);
  await writeFile(file, font);
  return fileURLToPath(file);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param folder where the faces are unpacked. */
export async function openText(folder: URL): Promise<SetText> {
  // Only here, so that `npm start` does without it.
  const { default: sharp } = await import('sharp');
  await mkdir(folder, { recursive: true });
  const files = {
    literata: await unpacked('literata', folder),
    inter: await unpacked('inter', folder),
  };
  const family = { literata: 'Literata', inter: 'Inter' };

  async function set(text: string, style: Style, width: number): Promise<TextPicture> {
    const { face, size, weight, colour, spacing = 0 } = style;
    // Pango counts the space between letters in 1024ths of a point.
    const space = Math.round(spacing * size * 1024);
    const markup = `<span foreground="${colour}" letter_spacing="${space}">${escaped(text)}</span>`;
    const font = `${family[face]} ${size} @wght=${weight}`;
    const options = { text: markup, font, fontfile: files[face], width, rgba: true, dpi: 72 };
    const { data, info } = await sharp({ text: options })
      .png()
      .toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  }

  return async (text, style, width) => {
    let best = await set(text, style, width);
    // A narrower column that needs no line more leaves no lonely word at the end.
    for (let narrow = best.width * 0.94; narrow > best.width / 2; narrow *= 0.94) {
      const next = await set(text, style, Math.floor(narrow));
      if (next.width > narrow || next.height > best.height + style.size / 2) break;
      best = next;
    }
    return best;
  };
}
