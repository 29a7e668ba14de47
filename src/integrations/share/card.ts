// The image for sharing a page: its title and question at the left, our example with the yellow marker at the right.
import type { Sharp } from 'sharp';
import { pixelPaths } from '#components/pictures/Picture/pixel-paths.ts';
import type { Colours } from './colours.ts';
import type { SetText, Style, TextPicture } from './text.ts';

/** What the networks that show such images ask for. */
export const cardWidth = 1200;
export const cardHeight = 630;

export interface CardText {
  eyebrow: string;
  title: string;
  question: string;
  book: string;
}

const margin = 72;
const column = 616;
/** Where the digit's panel begins. */
const panel = 740;
const bottom = 492;
const gaps = { eyebrow: 30, title: 34 };

/** A loop drawn round the digit by hand with a thick felt pen, its ends crossing. */
const loop =
  'M 92 98 C 168 22, 330 22, 388 128 C 448 240, 420 400, 300 448 C 190 490, 60 440, 36 310 C 18 196, 74 92, 204 56';

function ground(colours: Colours, digit: ArrayLike<number>): string {
  const shades = pixelPaths(digit, 28, 255, false)
    .map(({ opacity, path }) => `<path fill-opacity="${opacity}" d="${path}"/>`)
    .join('');
  const size = 40;
  // The 7 of public/favicon.svg.
  const icon = `<g transform="translate(${margin} ${532}) scale(${size / 28})"><rect width="28" height="28" rx="6" fill="${colours.marker}"/><path d="M7.5 8.5h12.5l-7 12.5" fill="none" stroke="${colours.ink}" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}">
    <rect width="${cardWidth}" height="${cardHeight}" fill="${colours.paper}"/>
    <rect x="${panel}" width="${cardWidth - panel}" height="${cardHeight}" fill="${colours.raised}"/>
    <path d="M${panel} 0V${cardHeight}" stroke="${colours.line}" stroke-width="1.5"/>
    ${icon}
    <g transform="translate(${panel + 20} 84) scale(0.94)">
      <path d="${loop}" fill="none" stroke="${colours.marker}" stroke-width="26" stroke-linecap="round" stroke-linejoin="round"/>
      <g transform="translate(52 74) scale(12.2)" fill="${colours.ink}" shape-rendering="crispEdges">${shades}</g>
    </g>
  </svg>`;
}

/** The largest letters with which all of the text fits its column. @throws when nothing does. */
async function fitted({ eyebrow, title, question }: CardText, set: SetText, colours: Colours) {
  const soft = colours['soft-ink'];
  const small: Style = { face: 'inter', size: 20, weight: 600, colour: soft, spacing: 0.06 };
  for (let size = 68; size >= 32; size -= 4) {
    const asked = { face: 'literata', size: Math.min(30, size - 6), weight: 400 } as const;
    const parts = [
      ...(eyebrow ? [{ text: eyebrow.toUpperCase(), style: small, after: gaps.eyebrow }] : []),
      {
        text: title,
        style: { face: 'literata', size, weight: 650, colour: colours.ink } as const,
        after: question ? gaps.title : 0,
      },
      ...(question ? [{ text: question, style: { ...asked, colour: soft }, after: 0 }] : []),
    ];
    const lines: (TextPicture & { after: number })[] = [];
    for (const { text, style, after } of parts)
      lines.push({ ...(await set(text, style, column)), after });
    const height = lines.reduce((sum, one) => sum + one.height + one.after, 0);
    if (height <= bottom - margin && lines.every(({ width }) => width <= column))
      return { lines, height };
  }
  throw new Error(`“${title}” with “${question}” is too long for a share image.`);
}

export async function createCard(set: SetText, colours: Colours, digit: ArrayLike<number>) {
  const { default: sharp } = await import('sharp');
  const back = await sharp(Buffer.from(ground(colours, digit)))
    .png()
    .toBuffer();
  return async (words: CardText): Promise<Sharp> => {
    const { lines, height } = await fitted(words, set, colours);
    let top = Math.round(margin + (bottom - margin - height) / 2);
    const placed = lines.map((line) => {
      const place = { input: line.png, left: margin, top };
      top += line.height + line.after;
      return place;
    });
    const style: Style = { face: 'literata', size: 25, weight: 600, colour: colours.ink };
    const book = await set(words.book, style, column - 56);
    const foot = { input: book.png, left: margin + 56, top: 552 - Math.round(book.height / 2) };
    return sharp(back).composite([...placed, foot]);
  };
}
