// Pagefind gives excerpts as HTML with <mark>; here they become plain pieces, so that no HTML is ever set.

export interface Piece {
  text: string;
  marked: boolean;
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};

const plain = (html: string) =>
  html.replaceAll(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => entities[entity]);

/** Only <mark> is a tag; any other stays the text it is. */
export function excerptPieces(html: string): Piece[] {
  return html
    .split(/(<mark>[\s\S]*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const marked = /^<mark>([\s\S]*)<\/mark>$/.exec(part);
      return { text: plain(marked ? marked[1] : part), marked: marked !== null };
    });
}
