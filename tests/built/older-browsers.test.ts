// What the built book uses is in the oldest browsers that README names: Chrome 120, Firefox 125, Safari 17.2.
import { globSync, readFileSync, statSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { parse } from 'acorn';
import { expect, test } from 'vitest';

const read = (pattern: string) =>
  globSync(pattern).map((file) => [file, readFileSync(file, 'utf8')] as const);

/** The compiler of the cells' help: TypeScript's own file, tried by its own people; too long to be read in a second. */
const isCompiler = (file: string) => statSync(file).size > 2_000_000;
const scripts = () => read('dist/**/*.js').filter(([file]) => !isCompiler(file));

/** Scripts, and the pages, whose scripts stand in them. */
const texts = () => [...scripts(), ...read('dist/**/*.html')];

/** Younger than at least one of the three, as it is written where it is used, with an example. */
const younger: [name: string, pattern: RegExp, example: string][] = [
  [
    'Promise.withResolvers, Promise.try',
    /\bPromise\.(?:withResolvers|try)\b/,
    'const { promise } = Promise.withResolvers();',
  ],
  ['AbortSignal.any', /\bAbortSignal\.any\b/, 'AbortSignal.any([one, other])'],
  [
    'Object.groupBy, Map.groupBy',
    /\b(?:Object|Map)\.groupBy\b/,
    'Map.groupBy(all, (one) => one.kind)',
  ],
  ['Array.fromAsync', /\bArray\.fromAsync\b/, 'await Array.fromAsync(stream)'],
  [
    'Iterator helpers',
    /(?<!\bObject)\.(?:values|keys|entries|matchAll)\((?:\/[^/]+\/\w*)?\)\.(?:map|filter|take|drop|flatMap|reduce|forEach|some|every|find|toArray)\(|\bIterator\.(?:from|concat|prototype)\b/,
    'new Map().values().map((one) => one)',
  ],
  [
    'methods of Set',
    /\bnew Set\([^()]*\)\.(?:union|intersection|difference|symmetricDifference|is(?:Subset|Superset)Of|isDisjointFrom)\(/,
    'new Set(one).union(other)',
  ],
  ['RegExp.escape', /\bRegExp\.escape\b/, 'new RegExp(RegExp.escape(word))'],
  ['Error.isError', /\bError\.isError\(/, 'Error.isError(thrown)'],
  [
    'Math.sumPrecise, Float16Array',
    /\bMath\.(?:sumPrecise|f16round)\b|\bnew Float16Array\b/,
    'new Float16Array(4)',
  ],
  [
    'bytes as base64',
    /\bUint8Array\.(?:fromBase64|fromHex)\b|\.(?:toBase64|setFromBase64|setFromHex)\(/,
    'Uint8Array.fromBase64(text)',
  ],
  [
    'ArrayBuffer.transfer',
    /\.transferToFixedLength\(|\.buffer\.transfer\(/,
    'bytes.buffer.transfer(8)',
  ],
  ['Atomics.waitAsync', /\bAtomics\.(?:waitAsync|pause)\b/, 'Atomics.waitAsync(cells, 0, 0)'],
  [
    'a loop over a stream',
    /\bfor await\s*\(\s*(?:const|let|var)\s+\w+\s+of\s+[\w.]+\.(?:body|stream\(\)|readable)\b/,
    'for await (const chunk of response.body) read(chunk);',
  ],
  [
    'ReadableStream.from, Blob.bytes',
    /\bReadableStream\.from\b|\.bytes\(\)/,
    'await new Response(packed).bytes()',
  ],
  ['view transitions', /\bstartViewTransition\b/, 'document.startViewTransition(change)'],
  [
    'scheduler, Temporal, Navigation',
    /\bscheduler\.(?:yield|postTask)\b|\bTemporal\.|\bnavigation\.navigate\(/,
    'await scheduler.yield()',
  ],
  ['colours by theme without @supports', /\blight-dark\(/, '<rect fill="light-dark(#000, #fff)">'],
  ['checkVisibility', /\.checkVisibility\(/, 'element.checkVisibility()'],
  ['requestClose, closedby', /\.requestClose\(|\bclosedby=/, '<dialog closedby="any">'],
  ['commands of buttons', /\scommandfor=|\.commandForElement\b/, '<button commandfor="search">'],
  ['details that close each other', /<details[^>]*\sname=/, '<details class="one" name="parts">'],
  [
    'moveBefore, setHTML',
    /\.moveBefore\(|\.setHTML(?:Unsafe)?\(|\.getHTML\(|\bparseHTMLUnsafe\b/,
    'list.moveBefore(item, first)',
  ],
  ['caretPositionFromPoint', /\.caretPositionFromPoint\(/, 'document.caretPositionFromPoint(x, y)'],
  [
    'filters and letters of a canvas',
    /\b(?:context|ctx)\.(?:filter|letterSpacing|wordSpacing)\s*=/,
    `context.filter = 'blur(1px)'`,
  ],
  [
    'highlights, registered properties',
    /\bCSS\.(?:highlights|registerProperty)\b/,
    `CSS.highlights.set('found', ranges)`,
  ],
];

/** Names as they are written after `@`, before `(`, and after a colon: what is not here is looked up, then added. */
const known = {
  rules: 'bottom-right container font-face keyframes media page supports',
  functions:
    'attr calc clamp color-mix counter format has hue-rotate inset invert is linear-gradient local max min minmax not nth-child nth-of-type repeat repeating-linear-gradient selector translate url var where',
  pseudo:
    '-moz-range-thumb -webkit-slider-thumb after backdrop before checked disabled empty file-selector-button first-child first-of-type focus focus-visible focus-within has hover is last-child last-of-type not nth-child nth-of-type placeholder popover-open root target where',
};

/** Taken as they are by browsers that do not know them: lines break elsewhere, a definition or a figure is placed more plainly. */
const graceful = new Set(['text-wrap', 'content-visibility', 'zoom']);
const youngerProperties =
  /^(?:anchor-.+|position-(?:area|anchor|try.*|visibility)|animation-timeline|view-.+|scroll-timeline.*|field-sizing|interpolate-size|transition-behavior|text-box.*|text-wrap.*|content-visibility|zoom|reading-.+|corner-.+|ruby-align|font-width|overlay|scroll-(?:marker|initial|start).*|line-fit-edge|scrollbar-(?:color|width)|math-(?:depth|shift))$/;

/** All sheets, without comments and texts, and without what stands behind a question whether the browser knows it. */
function sheets(): string {
  const inPages = read('dist/**/*.html').flatMap(([, html]) =>
    [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, sheet]) => sheet!),
  );
  const plain = [...read('dist/**/*.css').map(([, sheet]) => sheet), ...inPages]
    .join('\n')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/"[^"]*"|'[^']*'/g, '""');
  return outside(plain, /@supports[^{]*\{/);
}

/** A sheet without the blocks that begin so. */
function outside(sheet: string, begins: RegExp): string {
  for (let text = sheet; ;) {
    const found = begins.exec(text);
    if (!found) return text;
    let at = found.index + found[0].length;
    for (let depth = 1; depth > 0 && at < text.length; at++)
      depth += { '{': 1, '}': -1 }[text[at]!] ?? 0;
    text = text.slice(0, found.index) + text.slice(at);
  }
}

const names = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map(([, name]) => name!)),
];

test(`each of the ${younger.length} patterns finds what it is for`, () => {
  const blind = younger.filter(([, pattern, example]) => !pattern.test(example));
  expect(blind.map(([name]) => name)).toEqual([]);
});

test(`no script uses ${younger.length} kinds of things that Chrome 120, Firefox 125 or Safari 17.2 lacks`, () => {
  expect(scripts().length).toBeGreaterThan(100);
  const found = texts().flatMap(([file, text]) =>
    younger.flatMap(([name, pattern]) => {
      const at = pattern.exec(text)?.index;
      return at === undefined ? [] : [`${file}: ${name}: ${text.slice(at - 30, at + 60)}`];
    }),
  );
  expect(found).toEqual([]);
});

test('every script is written in the language of 2024, which all three read', () => {
  const unread = scripts().flatMap(([file, text]) => {
    try {
      parse(text, { ecmaVersion: 2024, sourceType: 'module' });
      return [];
    } catch (error) {
      return [`${file}: ${error}`];
    }
  });
  expect(unread).toEqual([]);
});

test('no sheet uses a rule, function, selector or property that one of them lacks, but behind @supports or where it only looks plainer', () => {
  const text = sheets();
  const selectors = names(text, /([^{};]+)\{/g).filter((one) => !one.trim().startsWith('@'));
  const strange = (found: string[], list: string) =>
    found.filter((one) => !list.split(' ').includes(one));
  expect(text.length).toBeGreaterThan(50_000);
  expect(strange(names(text, /@([a-z-]+)/g), known.rules), 'rules').toEqual([]);
  expect(strange(names(text, /(?<![-\w])([a-z-]+)\(/g), known.functions), 'functions').toEqual([]);
  expect(strange(names(selectors.join('\n'), /::?([a-z-]+)/g), known.pseudo), 'selectors').toEqual(
    [],
  );
  const young = names(text, /[{;]\s*([a-z-]+)\s*:/g).filter((one) => youngerProperties.test(one));
  expect(young.filter((one) => !graceful.has(one))).toEqual([]);
});

/** What the script at the head of a page adds to it, in a browser without `missing`. */
function lineWithout(missing: string): string | undefined {
  const html = readFileSync('dist/glossary/index.html', 'utf8');
  const [, script] = [...html.matchAll(/<script>(.*?)<\/script>/gs)].find(([, text]) =>
    text!.includes('older than Chrome'),
  )!;
  const lines: { textContent?: string }[] = [];
  const loaded: (() => void)[] = [];
  const globals: Record<string, unknown> = {
    Worker: 1,
    CompressionStream: 1,
    DecompressionStream: 1,
    CSS: { supports: () => missing !== 'mask-size' },
    document: {
      documentElement: missing === 'showPopover' ? {} : { showPopover: 1 },
      createElement: () => ({}),
      querySelector: () => ({ prepend: (line: object) => lines.push(line) }),
    },
    addEventListener: (_type: string, listen: () => void) => loaded.push(listen),
  };
  delete globals[missing];
  globals['self'] = globals;
  // An array of a language of its own, which may be the poorer.
  runInNewContext(`delete Array.prototype['${missing}'];${script}`, globals);
  for (const listen of loaded) listen();
  return lines[0]?.textContent;
}

test('a line at the head of a page names the oldest browsers where one of 9 things is missing, as README does, and is not there otherwise', () => {
  const things =
    'Worker CompressionStream DecompressionStream showPopover toSorted toReversed with findLast mask-size';
  const readme = readFileSync('README.md', 'utf8');
  const [, chrome, firefox, safari] =
    /Chrome and Edge (\d+), Firefox (\d+), Safari and iOS ([\d.]+)/.exec(readme)!;
  const says = `This browser is older than Chrome ${chrome}, Firefox ${firefox} and Safari ${safari}, or lacks`;
  const silent = things.split(' ').filter((missing) => !lineWithout(missing)?.startsWith(says));
  expect(silent).toEqual([]);
  expect(lineWithout('nothing')).toBeUndefined();
});
