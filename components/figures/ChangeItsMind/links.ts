// What is done with links: one that arrives is opened, one that is wanted is copied.
import { copyText, notCopied } from '#src/session/copy-text.ts';
import { packedIn } from '#src/session/link-address.ts';
import { isTooLong, readLink, type Shared, writeLink } from './link.ts';

/** A digit that comes with the address is shown where it is. */
export const toFigure = () =>
  document.querySelector('#figure-change-its-mind')?.scrollIntoView({ block: 'nearest' });

/** Opens what a link brings; a sentence about it. */
export function openLink(fragment: string, open: (shared: Shared) => void): string {
  const shared = readLink(fragment);
  if (!shared && isTooLong(packedIn(fragment, 'mind') ?? ''))
    return 'This link is too long to be one of this book’s. Ask for it again, or start here with this figure’s example.';
  if (!shared)
    return 'This link is damaged: the digit in it cannot be read. Ask for it again, or start here with this figure’s example.';
  open(shared);
  return 'This digit came with a link. Change it as you like: it stays in your browser.';
}

/** The figure as it stands. */
export interface Standing {
  wanted: number;
  /** Places of the pixels that the reader has changed. */
  changed: readonly number[];
  /** (784), with what she has changed. */
  now: Uint8Array;
  /** (784), as it was before; undefined for the book's own example. */
  base: Uint8Array | undefined;
}

const sharedOf = ({ wanted, changed, now, base }: Standing): Shared => ({
  wanted,
  edits: changed.map((pixel) => ({ pixel, tool: now[pixel] ? 'pen' : 'eraser' })),
  ...(base && { pixels: base }),
});

/** Shows the link and copies it; where that is not allowed, the reader finds it selected in the field. */
export async function copyLink(
  standing: Standing,
  show: (address: string) => void,
  say: (words: string) => void,
  field: () => Element | null,
): Promise<void> {
  const address =
    location.origin + location.pathname + location.search + writeLink(sharedOf(standing));
  show(address);
  const isCopied = await copyText(address, field);
  say(isCopied ? 'Copied. The digit is in the link itself; nothing is sent anywhere.' : notCopied);
}
