// Why pictures could not be loaded, each reason with a sentence for the reader.

export type AssetErrorKind = 'network' | 'missing' | 'truncated' | 'corrupt' | 'old';

const sentences: Record<AssetErrorKind, string> = {
  network:
    'The digits could not be fetched: there is no connection to the site. Go online, then try again.',
  missing: 'The digits are not where they should be on this site. Reload the page, then try again.',
  truncated: 'The digits broke off before the end. Try again.',
  corrupt: 'The digits arrived damaged, so none of them is shown. Try again.',
  old: 'This browser cannot unpack the digits, as newer ones can, so none of them is shown.',
};

export class AssetError extends Error {
  readonly kind: AssetErrorKind;
  /** For a developer: which address, what was expected, what was found. */
  readonly detail: string;

  /** `message` is for the reader; `detail` is for the person who looks after the site. */
  constructor(kind: AssetErrorKind, detail: string, cause?: unknown) {
    super(sentences[kind], { cause });
    this.name = 'AssetError';
    this.kind = kind;
    this.detail = detail;
  }
}
