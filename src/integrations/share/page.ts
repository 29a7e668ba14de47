// Reads from a built page what its share image says, and writes into its head where the image is.
import { parseHTML } from 'linkedom';
import { cardHeight, cardWidth, type CardText } from './card.ts';

export interface SharedPage extends CardText {
  description: string;
  isChapter: boolean;
}

/** @returns nothing for a page that search engines may not list: nobody shares it. */
export function readPage(html: string): SharedPage | undefined {
  const { document } = parseHTML(html);
  const text = (selector: string) =>
    document.querySelector(selector)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (document.querySelector('meta[name="robots"][content*="noindex"]')) return undefined;
  const eyebrow = text('.eyebrow');
  return {
    eyebrow,
    title: text('h1'),
    question: text('.question'),
    book: text('.site-title'),
    description: document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '',
    isChapter: /^Chapter \d/.test(eyebrow),
  };
}

export interface Shared {
  /** The image's address, absolute where the book's own is known. */
  image: string;
  says: string;
  /** The page's own address, where it is known. */
  address?: string;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export function shareTags(page: SharedPage, { image, says, address }: Shared): string {
  const properties: [property: string, content: string | undefined][] = [
    ['og:type', page.isChapter ? 'article' : 'website'],
    ['og:site_name', page.book],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:url', address],
    ['og:image', image],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(cardWidth)],
    ['og:image:height', String(cardHeight)],
    ['og:image:alt', says],
  ];
  const tags = properties.flatMap(([property, content]) =>
    content ? [`<meta property="${property}" content="${escape(content)}">`] : [],
  );
  return [...tags, '<meta name="twitter:card" content="summary_large_image">'].join('');
}
