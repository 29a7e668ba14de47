// The marks that share images are made of, as SVG: text, a digit in ink, the squares of the hidden layer.
import { pixelPaths } from '#components/pictures/Picture/pixel-paths.ts';
import { formatProbability } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import type { Colours } from './colours.ts';
import type { Letters, Style } from './letters.ts';

export interface TextPlace {
  x: number;
  /** The baseline. */
  y: number;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
}

interface PictureLook {
  x: number;
  y: number;
  size: number;
  width?: number;
  largest?: number;
  signed?: boolean;
  frame?: string;
}

interface BarsPlace {
  x: number;
  y: number;
  width: number;
  step: number;
}

const columns = 16;

export function createMarks(letters: Letters, colours: Colours) {
  const anchored = { start: 0, middle: 0.5, end: 1 };

  function text(words: string, style: Style, { x, y, fill, anchor = 'start' }: TextPlace): string {
    const left = x - letters.width(words, style) * anchored[anchor];
    const path = letters.outline(words, style);
    return `<path transform="translate(${left.toFixed(2)} ${y})" fill="${fill ?? colours.ink}" d="${path}"/>`;
  }

  const label = (words: string, x: number, y: number, anchor: TextPlace['anchor'] = 'start') =>
    text(
      words,
      { face: 'inter', size: 19, weight: 500 },
      { x, y, anchor, fill: colours['soft-ink'] },
    );

  /** A square of numbers, ink for 0..largest or blue and orange for the two signs. */
  function picture(values: ArrayLike<number>, look: PictureLook): string {
    const { x, y, size, width = 28, largest = 255, signed = false, frame = colours.line } = look;
    const shades = pixelPaths(values, width, largest, signed)
      .map(
        ({ sign, opacity, path }) =>
          `<path fill="${colours[sign]}" fill-opacity="${opacity}" d="${path}"/>`,
      )
      .join('');
    const ground = `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${colours.raised}"/>`;
    const grid = `<g transform="translate(${x} ${y}) scale(${size / width})" shape-rendering="crispEdges">${shades}</g>`;
    return ground + grid + outline({ x, y, width: size, height: size }, frame);
  }

  function outline(
    box: { x: number; y: number; width: number; height: number },
    stroke: string,
    thick = stroke === colours['marker-line'] ? 4 : 1.5,
  ): string {
    const grow = thick / 2;
    return `<rect x="${box.x - grow}" y="${box.y - grow}" width="${box.width + thick}" height="${box.height + thick}" rx="${thick}" fill="none" stroke="${stroke}" stroke-width="${thick}"/>`;
  }

  /** One square for each hidden neuron, the darker the more it says. */
  function squares(activations: readonly number[], x: number, y: number, width: number): string {
    const largest = Math.max(1e-6, ...activations);
    const step = width / columns;
    const side = step * 0.84;
    return activations
      .map((activation, neuron) => {
        const left = x + (neuron % columns) * step + step * 0.08;
        const top = y + Math.floor(neuron / columns) * step + step * 0.08;
        const share = Math.min(1, activation / largest).toFixed(3);
        const box = `x="${left.toFixed(2)}" y="${top.toFixed(2)}" width="${side.toFixed(2)}" height="${side.toFixed(2)}" rx="3"`;
        return `<rect ${box} fill="${colours.ink}" fill-opacity="${share}" stroke="${colours.line}" stroke-width="1.5"/>`;
      })
      .join('');
  }

  /** A thin arrow straight down: what stands above becomes what stands below. */
  function arrow(x: number, y: number, length: number): string {
    const tip = y + length;
    return `<path d="M${x} ${y}V${tip}m-6 -7l6 7l6 -7" fill="none" stroke="${colours['soft-ink']}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;
  }

  /** Ten bars, each with its number where it can be seen; the answer's carries the marker. */
  function bars({ probabilities, prediction }: Reading, { x, y, width, step }: BarsPlace): string {
    const size = step * 0.6;
    const from = x + size * 1.2;
    const room = width - size * 1.2 - size * 3.2;
    return probabilities
      .map((probability, digit) => {
        const answer = digit === prediction;
        const middle = y + digit * step + step / 2;
        const thick = step * 0.56;
        const style: Style = { face: 'inter', size, weight: answer ? 700 : 500 };
        const baseline = middle + size * 0.36;
        const name = text(String(digit), style, { x, y: baseline });
        const long = Math.max(1.5, (probability / probabilities[prediction]!) * room);
        const fill = answer ? colours['marker-line'] : colours.ink;
        const bar = `<rect x="${from}" y="${(middle - thick / 2).toFixed(2)}" width="${long.toFixed(2)}" height="${thick.toFixed(2)}" fill="${fill}"/>`;
        const number = { face: 'jetbrains-mono', size: size * 0.85 } as const;
        const written = text(formatProbability(probability), number, {
          x: from + long + size * 0.5,
          y: baseline,
          fill: answer ? colours.ink : colours['soft-ink'],
        });
        return name + bar + (probability >= 0.001 ? written : '');
      })
      .join('');
  }

  return { text, label, picture, outline, squares, arrow, bars, colours };
}

export type Marks = ReturnType<typeof createMarks>;
