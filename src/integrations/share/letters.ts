// Text as outlines of the book's own faces, so that a picture needs no font installed where it is made.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Blob, Buffer as Line, Face, Font, shape, Variation } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { faces } from '../faces.ts';

const require = createRequire(import.meta.url);

export interface Style {
  face: 'literata' | 'inter' | 'jetbrains-mono';
  size: number;
  weight?: number;
  /** Between letters, as a share of the size. */
  spacing?: number;
}

export interface Letters {
  width(text: string, style: Style): number;
  /** SVG path data whose baseline starts at (0, 0). */
  outline(text: string, style: Style): string;
}

interface OpenFace {
  font: Font;
  unitsPerEm: number;
}

async function openFace(name: Style['face']): Promise<OpenFace> {
  const { from, characters, weight } = faces.find((face) => face.name === name)!;
  // In one piece, which the site's own files are not, and unpacked, since HarfBuzz reads no woff2.
  const whole = characters.everyday + characters.rare;
  const plain = await subsetFont(await readFile(require.resolve(from)), whole, {
    targetFormat: 'sfnt',
    ...(weight ? { variationAxes: { wght: weight } } : {}),
  });
  const face = new Face(new Blob(plain));
  return { font: new Font(face), unitsPerEm: face.upem };
}

function glyphsOf({ font }: OpenFace, text: string, { weight = 400 }: Style) {
  font.setVariations([new Variation('wght', weight)]);
  const line = new Line();
  line.addText(text);
  line.guessSegmentProperties();
  shape(font, line);
  const positions = line.getGlyphPositions();
  return line.getGlyphInfos().map(({ codepoint }, place) => ({ codepoint, ...positions[place]! }));
}

const number = /-?\d+(?:\.\d+)?/g;

export async function openLetters(): Promise<Letters> {
  const names = ['literata', 'inter', 'jetbrains-mono'] as const;
  const opened = await Promise.all(names.map(openFace));
  const faceOf = ({ face }: Style) => opened[names.indexOf(face)]!;

  function outline(text: string, style: Style): string {
    const face = faceOf(style);
    const scale = style.size / face.unitsPerEm;
    let x = 0;
    return glyphsOf(face, text, style)
      .map(({ codepoint, xAdvance, xOffset, yOffset }) => {
        const [left, baseline] = [x + xOffset * scale, -yOffset * scale];
        x += xAdvance * scale + (style.spacing ?? 0) * style.size;
        let isX = false;
        // The outline's y points up, the picture's down.
        const place = (value: string) => {
          isX = !isX;
          const moved = isX ? left + Number(value) * scale : baseline - Number(value) * scale;
          return `${Number(moved.toFixed(2))} `;
        };
        return face.font.glyphToPath(codepoint).replaceAll(',', ' ').replace(number, place);
      })
      .join('');
  }

  function width(text: string, style: Style): number {
    const face = faceOf(style);
    const glyphs = glyphsOf(face, text, style);
    const advance = glyphs.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    const spaces = (glyphs.length - 1) * (style.spacing ?? 0);
    return (advance / face.unitsPerEm + spaces) * style.size;
  }

  return { width, outline };
}
