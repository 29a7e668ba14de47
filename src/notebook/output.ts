// What a cell shows: Jupyter's MIME bundles, and errors in words. Plain data: it crosses from the sandbox to the page as it is.

/**
 * One content in several forms, the key its MIME type, as Jupyter keeps it: text for text and SVG, base64 for
 * `image/png`. `text/plain` is always there. Ours beside the usual ones:
 * `application/vnd.nn.plot+json` {plot: number}: the SVG or HTML beside it is a chart that answers the pointer.
 */
export interface MimeBundle {
  'text/plain': string;
  'text/html'?: string;
  'image/svg+xml'?: string;
  'image/png'?: string;
  [mimeType: string]: unknown;
}

/** An error as the reader is told it: `line` is in her cell. */
export interface ErrorNote {
  name: string;
  message: string;
  /** The name of the cell it was thrown in. */
  cell?: string;
  line?: number;
  cause?: ErrorNote;
}

export type Output =
  /** Shown again with the same `id`, the later takes the earlier's place. */
  { kind: 'display'; id?: string; bundle: MimeBundle } | { kind: 'error'; error: ErrorNote };

/** What a check found: nothing failed, or what in words. */
export interface Verdict {
  passed: number;
  failures: string[];
}

/** The outcome of one run of one cell, as the build stores it and the page shows it. */
export interface CellResult {
  outputs: Output[];
  verdict?: Verdict;
  /** Messages beyond the limits of one run, which were not sent. */
  dropped?: number;
  /** It had started what it did not wait for, and that was ended with it. */
  left?: true;
  /** It showed nothing, and its last line is a value. */
  unshown?: true;
}
