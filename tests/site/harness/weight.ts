// How many bytes a page asks for, by kind, over the wire of a host that packs with gzip.
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

const kinds = { html: /html/, css: /css/, scripts: /javascript/, fonts: /font/ };
type Kind = keyof typeof kinds | 'rare characters' | 'other';
export type Weight = Record<Kind, number>;

/** Counts from now on. @returns a function that stops, and tells the sum; a font is packed already and counts as it is. */
export function weigh(page: Page): () => Promise<Weight> {
  const weight: Weight = { html: 0, css: 0, scripts: 0, fonts: 0, 'rare characters': 0, other: 0 };
  const bodies: [kind: Kind, isPacked: boolean, body: Promise<Buffer>][] = [];
  const hear = (response: Response) => {
    const type = response.headers()['content-type'] ?? '';
    const found = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) =>
      kinds[name].test(type),
    );
    // A teacher may write any character; what it costs stands apart.
    const kind: Kind = /-rare\./.test(response.url()) ? 'rare characters' : (found ?? 'other');
    bodies.push([kind, !found || found === 'fonts', response.body()]);
  };
  page.on('response', hear);
  return async () => {
    page.off('response', hear);
    for (const [kind, isPacked, body] of bodies) {
      const bytes = await body;
      weight[kind] += isPacked ? bytes.length : gzipSync(bytes).length;
    }
    return weight;
  };
}
