// One share image as SVG: the page's title and question at the left, its picture on white at the right.
import type { Letters, Style } from './letters.ts';
import type { Marks } from './marks.ts';
import { wrap } from './wrap.ts';

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
const panel = 680;
const column = panel - 2 * margin + 24;
const bottom = 508;

interface Block {
  lines: string[];
  style: Style;
  leading: number;
  before: number;
  fill: string;
}

const height = (blocks: Block[]) =>
  blocks.reduce((sum, { lines, leading, before }) => sum + before + lines.length * leading, 0);

export function createCard(letters: Letters, marks: Marks) {
  const { text, colours } = marks;

  function block(
    words: string,
    style: Style,
    leading: number,
    before: number,
    fill: string,
  ): Block {
    const lines = words ? wrap(words, column, (part) => letters.width(part, style)) : [];
    return { lines, style, leading: leading * style.size, before: words ? before : 0, fill };
  }

  const fits = ({ lines, style }: Block) =>
    lines.every((line) => letters.width(line, style) <= column);

  /** The largest letters with which everything fits. @throws when nothing does. */
  function blocksOf({ eyebrow, title, question }: CardText): Block[] {
    const small: Style = { face: 'inter', size: 20, weight: 600, spacing: 0.06 };
    for (let size = 68; size >= 32; size -= 4) {
      const blocks = [
        block(eyebrow.toUpperCase(), small, 1.4, 0, colours['soft-ink']),
        block(title, { face: 'literata', size, weight: 650 }, 1.18, 14, colours.ink),
        block(
          question,
          { face: 'literata', size: Math.min(28, size - 6) },
          1.42,
          24,
          colours['soft-ink'],
        ),
      ];
      if (blocks.every(fits) && height(blocks) <= bottom - margin) return blocks;
    }
    throw new Error(`“${title}” with “${question}” is too long for a share image.`);
  }

  function columnText(blocks: Block[]): string {
    let y = margin + (bottom - margin - height(blocks)) / 2;
    return blocks
      .flatMap(({ lines, style, leading, before, fill }) => {
        y += before;
        return lines.map((line) => {
          y += leading;
          return text(line, style, { x: margin, y: y - leading * 0.28, fill });
        });
      })
      .join('');
  }

  function foot(book: string): string {
    const size = 40;
    const y = 552;
    // The 7 of public/favicon.svg.
    const icon = `<g transform="translate(${margin} ${y - size / 2}) scale(${size / 28})"><rect width="28" height="28" rx="6" fill="${colours.marker}"/><path d="M7.5 8.5h12.5l-7 12.5" fill="none" stroke="${colours.ink}" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></g>`;
    const style: Style = { face: 'literata', size: 24, weight: 600 };
    return icon + text(book, style, { x: margin + size + 16, y: y + 8 });
  }

  return (words: CardText, picture: string): string =>
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}" viewBox="0 0 ${cardWidth} ${cardHeight}">`,
      `<rect width="${cardWidth}" height="${cardHeight}" fill="${colours.paper}"/>`,
      `<rect x="${panel}" width="${cardWidth - panel}" height="${cardHeight}" fill="${colours.raised}"/>`,
      `<path d="M${panel} 0V${cardHeight}" stroke="${colours.line}" stroke-width="1.5"/>`,
      columnText(blocksOf(words)),
      foot(words.book),
      `<g transform="translate(${panel} 0)">${picture}</g>`,
      '</svg>',
    ].join('');
}
