// The content security policy of a page: only this site's own files run, paint and load, and markup is never made
// from text.
import { scriptHash } from '../notebook/prepare/frame-html.ts';

/** The two sheets that Observable Plot writes into a chart and a legend of swatches; a test recomputes them. */
export const plotStyles = [
  "'sha256-rCZUQsEQJf1DmnfnMZmlj08XC7qbIZySA6bEtitbQ00='",
  "'sha256-jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww='",
];

/**
 * What may make addresses of scripts, or markup: src/session/trusted.ts admits files of this site alone. Where there
 * are cells, `runner` makes the sandbox's frame, and `dompurify` cleans what a cell shows.
 */
export const trustedTypes = ['site'];
const trustedWithCells = ['runner', 'site', 'dompurify'];

export interface Inline {
  /** Hash sources of the page's own inline scripts, and of its style elements. */
  scripts: string[];
  styles: string[];
  /** The page shows other pages of the book in frames. */
  framesPages?: boolean;
}

/** The one list. Each directive that is not here falls to `default-src 'none'`. */
export function pagePolicy({ scripts, styles, framesPages }: Inline, runner?: string): string {
  // The sandbox's frame inherits the page's policy, so whatever it needs must be here as well; its own is narrower.
  const [runnerScript, runnerWorker, trusted] = runner
    ? [[runner, 'blob:'], ['data:', 'blob:'], trustedWithCells]
    : [[], [], trustedTypes];
  const directives: [name: string, ...values: string[]][] = [
    ['default-src', "'none'"],
    // Pagefind, the search, is WebAssembly; this admits no text as JavaScript.
    ['script-src', "'self'", ...scripts, ...runnerScript, "'wasm-unsafe-eval'"],
    ['style-src', "'self'", ...unique([...styles, ...plotStyles])],
    // Shiki's colours and the figures' lengths are style attributes of the built page.
    ['style-src-attr', "'unsafe-inline'"],
    ['img-src', "'self'", 'data:', 'blob:'],
    ['font-src', "'self'"],
    ['connect-src', "'self'"],
    ['worker-src', "'self'", ...runnerWorker],
    ['manifest-src', "'self'"],
    ['frame-src', framesPages ? "'self'" : "'none'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['require-trusted-types-for', "'script'"],
    ['trusted-types', ...trusted],
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
}

const unique = (values: string[]) => [...new Set(values)];

const comment = /<!--[\s\S]*?-->/g;
const inlineScript = /<script(?![^>]*\ssrc=)(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/g;
const styleElement = /<style[^>]*>(?<text>[\s\S]*?)<\/style>/g;
const dataBlock = /\stype="application\/(ld\+)?json"/;

export function inlineOf(html: string): Inline {
  const page = html.replaceAll(comment, '');
  const scripts = [...page.matchAll(inlineScript)].filter(
    ({ groups }) => !dataBlock.test(groups!.attributes!),
  );
  const hashes = (found: RegExpExecArray[]) =>
    unique(found.map(({ groups }) => scriptHash(groups!.text!)));
  return {
    scripts: hashes(scripts),
    styles: hashes([...page.matchAll(styleElement)]),
    framesPages: / data-embed-code/.test(page),
  };
}

const hasCells = /\sdata-cell=/;

const charset = /<meta charset="?utf-8"?\s*\/?>/i;

/** @throws when the page has no `<meta charset>`, after which the policy goes, ahead of all it rules. */
export function withPolicy(html: string, path: string, runner: string): string {
  if (!charset.test(html)) {
    throw new Error(`${path} should begin its head with <meta charset="utf-8">, and has none.`);
  }
  const content = pagePolicy(inlineOf(html), hasCells.test(html) ? runner : undefined);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${content}">`;
  return html.replace(charset, (first) => first + meta);
}
