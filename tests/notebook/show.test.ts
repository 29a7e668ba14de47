// What stands in the built page: the form that says most, text that stays text, and no rich output that loads or runs.
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { bundle } from '#src/notebook/display/index.ts';
import * as Plot from '#src/notebook/modules/plot.ts';
import type { MimeBundle, Output } from '#src/notebook/output.ts';
import { formOf } from '#src/notebook/show/form.ts';
import { drawingWeight, isLight } from '#src/notebook/show/drawing.ts';
import { cssLoads, isHarmless } from '#src/notebook/show/external-loads.ts';
import { showable } from '#src/notebook/show/show.ts';
import { outputsHtml } from '#src/notebook/show/static.ts';
import { expectFits, richLimits, TooMuch } from '#src/notebook/show/weight.ts';

const display = (made: unknown): Output => ({ kind: 'display', bundle: made as MimeBundle });
const html = (...bundles: unknown[]) => outputsHtml({ outputs: bundles.map(display) });
const shown = (value: unknown) => html(bundle(value));
const rich = (markup: string) => html({ 'text/plain': '', 'text/html': markup });

test('text is text', () => {
  expect(shown('<b>&"')).toBe('<pre class="output-text">&lt;b&gt;&amp;&quot;</pre>');
  expect(shown('\nx')).toBe('<pre class="output-text">\n\nx</pre>');
  // A long line goes on below itself; only what is high needs keys to scroll.
  expect(shown('x'.repeat(50))).not.toContain('tabindex');
  expect(shown('x\n'.repeat(50))).toMatch(
    /^<pre class="output-text" .*tabindex="0"|^<pre .*tabindex="0" class/,
  );
});

test('SVG goes before HTML, HTML before a picture, a picture before text', () => {
  const all: MimeBundle = {
    'image/svg+xml': '<svg/>',
    'text/html': '<b/>',
    'image/png': 'AA==',
    'text/plain': 't',
  };
  const kinds: unknown[] = [];
  for (const type of ['image/svg+xml', 'text/html', 'image/png', 'text/plain']) {
    kinds.push(formOf(all));
    delete (all as Record<string, unknown>)[type];
  }
  expect(kinds).toEqual([
    { kind: 'rich', markup: '<svg/>' },
    { kind: 'rich', markup: '<b/>' },
    { kind: 'picture', type: 'image/png', base64: 'AA==' },
    { kind: 'text', unknown: [] },
  ]);
});

test('a type that nobody here can show is named', () => {
  const text = html({ 'text/plain': 'a map', 'application/geo+json': {} });
  expect(text).toContain('The book cannot show application/geo+json. Its text:');
  expect(text).toContain('a map');
});

test('784 numbers are a sharp picture with words, and their numbers behind them', () => {
  const { document } = parseHTML(`<body>${shown(new Float32Array(784).fill(0.5))}</body>`);
  const image = document.querySelector('img')!;
  expect(image.getAttribute('alt')).toBe('784 numbers as a picture of 28 by 28');
  expect(image.getAttribute('class')).toBe('ink pixels');
  expect([image.getAttribute('width'), image.getAttribute('height')]).toEqual(['28', '28']);
  expect(image.getAttribute('src')).toMatch(/^data:image\/png;base64,iVBOR/);
  expect(document.querySelector('details pre')!.textContent).toMatch(/^Float32Array\(784\)/);
});

test('our tables stand in the page, and scroll in their box', () => {
  const table = shown([
    { a: 1, b: '<' },
    { a: 2, b: 'y' },
  ]);
  expect(table).toMatch(
    /^<div [^>]*class="output-scroll"[^>]*><table class="output-table"><thead>/,
  );
  expect(table).toContain('tabindex="0"');
  expect(table).not.toContain('template');
});

test('a chart stands in a shadow tree that needs no script, with its own sheet alone', () => {
  const made = shown(Plot.lineY([1, 2, 1], { tip: true }).plot({ title: 'Ink & paper' }));
  expect(made).toMatch(
    /^<div [^>]*class="output-rich"[^>]*><div class="output-host"><template shadowrootmode="open"><figure /,
  );
  expect(made).toMatch(/<h2 style="[^"]*">Ink &amp; paper<\/h2>/);
  expect(made.match(/<style>/g)?.length).toBe(1);
  expect(made).toContain('</template></div></div>');
});

test('each legend of Plot passes, wide and narrow', () => {
  const color = { type: 'ordinal', domain: ['a', 'b'] } as const;
  for (const options of [
    { color },
    { color, columns: '2' },
    { color: { type: 'linear', domain: [0, 1] } },
    {
      color: { type: 'threshold', domain: [1, 2], range: ['red', 'green', 'blue'] },
      legend: 'swatches',
    },
  ] as const)
    expect(shown(Plot.legend(options as never))).toContain('template');
});

test.each([
  ['<script>1</script>', '<script>'],
  ['<img src="https://example.org/x.png">', '<img> with src="https://example.org/x.png"'],
  ['<img src=x.png>', 'src="x.png"'],
  ['<p onclick="x()">', 'onclick'],
  ['<a href="javascript:x()">y</a>', 'javascript:'],
  ['<iframe src="data:text/html,x"></iframe>', '<iframe>'],
  ['<link rel="stylesheet" href="x.css">', '<link>'],
  ['<meta http-equiv="refresh" content="0">', '<meta>'],
  ['<base href="//example.org">', '<base>'],
  ['<div style="background:url(https://example.org)">', 'style='],
  ['<div style="background:u\\72l(https://example.org)">', 'style='],
  ['<style>@import "https://example.org"</style>', '<style>'],
  ['<style>p { color: red }</style>', '<style>'],
  ['<style>:where(.plot-a) { } p { color: red }</style>', '<style>'],
  ['<svg><image href="//example.org/x.png"/></svg>', '<image>'],
  ['<svg><use href="x.svg#a"/></svg>', '<use>'],
  ['<svg><animate attributeName="href" values="javascript:x"/></svg>', '<animate>'],
  ['<svg><rect fill="url(//example.org/#x)"/></svg>', '<rect> with fill'],
  ['<svg><foreignObject><p>x</p></foreignObject></svg>', 'foreignobject'],
  ['<form action="/x"><input></form>', '<form>'],
  ['<template shadowrootmode="open"><b>x</b></template>', '<template>'],
  ['</template><b>x</b><math><mtext><style><img src=x onerror=1>', ''],
  ['<noscript><p title="</noscript><img src=x onerror=1>">', '<noscript>'],
])('%s fails the build, and says what it is', (markup, named) => {
  expect(() => rich(markup)).toThrow(/A cell shows/);
  expect(() => rich(markup)).toThrow(named);
});

test('what is whole in itself passes', () => {
  for (const markup of [
    '<p style="color: var(--positive)">x <a href="https://example.org/">y</a></p>',
    '<img alt="" src="data:image/png;base64,AAAA">',
    '<svg viewBox="0 0 1 1"><linearGradient id="g"><stop offset="0"/></linearGradient><rect fill="url(#g)"/></svg>',
    '<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>',
    '<details><summary>more</summary><ul><li>x</li></ul></details>',
  ])
    expect(rich(markup)).toContain('<template shadowrootmode="open">');
});

test('whatever the markup, what is written is built of the listed elements, or the build fails', () => {
  const bits = fc.constantFrom(
    '<',
    '>',
    '/',
    '"',
    "'",
    '=',
    ' ',
    '<svg>',
    '</svg>',
    '<style>',
    '</style>',
    '<p',
    '<a href=',
    'on',
    'x',
    '<!--',
    '-->',
    '<table>',
    '<math>',
    '</p>',
    '<template>',
    '</template>',
    '<title>',
    '</title>',
    '&lt;',
    '<script>',
    '<img src=x onerror=y>',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 25 }), (parts) => {
      let written = '';
      try {
        written = rich(parts.join(''));
      } catch (error) {
        expect(String(error)).toContain('A cell shows');
      }
      expect(written).not.toMatch(/<script|<img|onerror=y>|<template(?! shadowrootmode)|<!--/);
    }),
    { numRuns: 500 },
  );
});

test('an error is its name, its message, its line and its causes', () => {
  const cause = { name: 'RangeError', message: '<i>', line: 2 };
  const error = { name: 'TypeError', message: 'no', cell: 'softmax', line: 3, cause };
  expect(outputsHtml({ outputs: [{ kind: 'error', error }] })).toBe(
    '<div class="output-error"><p><strong>TypeError</strong>: no — <span class="output-line">line 3</span></p>' +
      '<p class="output-cause">caused by <strong>RangeError</strong>: &lt;i&gt; — <span class="output-line">line 2</span></p></div>',
  );
});

test('what was left out, and what a check found, is said', () => {
  const dropped = outputsHtml({ outputs: [], dropped: 1200 });
  expect(dropped).toContain('1,200 more outputs were too many to show.');
  const verdict = outputsHtml({ outputs: [], verdict: { passed: 2, failures: ['the sum is 2'] } });
  expect(verdict).toContain('✗ 1 of 3 checks failed:');
  expect(verdict).toContain('<li>the sum is 2</li>');
});

test('CSS that loads is found under its escapes, and what stays here is let be', () => {
  for (const css of [
    'background: url(https://x)',
    "background: URL( 'x' )",
    'a: u\\72l(x)',
    'a: \\000075rl(x)',
    '@\\69mport "x"',
    'a: image-set("x" 1x)',
    'a: -webkit-image-set(url(x) 1x)',
    'a: cross-fade(x, y)',
    '@font-face { }',
    'a: src("x")',
    '--x: url(//x)',
    'a: url(data:image/png;base64,AA)',
    'a: \\75 rl(x)',
  ])
    expect({ css, loads: cssLoads(css) }).toEqual({ css, loads: true });
  for (const css of [
    'fill: url(#a)',
    'fill: url( "#a" )',
    'color: rgb(0 0 0)',
    'content: "\\2022"',
    'curl: 1',
  ])
    expect({ css, loads: cssLoads(css) }).toEqual({ css, loads: false });
});

test('an address is allowed where it loads nothing', () => {
  const judged: [string, string, string, boolean][] = [
    ['a', 'href', 'https://example.org', true],
    ['a', 'href', '#x', true],
    ['a', 'xlink:href', 'javascript:x', false],
    ['a', 'href', 'data:text/html,x', false],
    ['a', 'href', 'mailto:x@y', false],
    ['img', 'src', 'data:image/png;base64,AA', true],
    ['img', 'src', 'data:text/html,x', false],
    ['img', 'src', '//example.org/x', false],
    ['image', 'xlink:href', 'data:image/png;base64,AA', true],
    ['image', 'href', 'x.svg#y', false],
    ['pattern', 'href', '#p', true],
    ['rect', 'data-url', 'https://x', true],
    ['rect', 'filter', 'url(x#y)', false],
    ['rect', 'filter', 'url(#y)', true],
    ['rect', 'cursor', 'url(#y)', false],
    ['rect', 'style', 'color: red; fill: url(#y)', true],
    ['b', 'style', 'background: url(#y)', false],
    ['b', 'style', '--a: url(#y); background: var(--a)', false],
    ['b', 'style', 'content: "a;fill:" url(#y)', false],
  ];
  for (const [element, name, value, expected] of judged)
    expect(isHarmless(element, name, value), `${element} ${name} ${value}`).toBe(expected);
});

/** Blanks to JavaScript, and parts of an address to CSS. */
const otherBlanks = [
  ...'\u{B}\u{85}\u{A0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}',
  '/**/',
  '\0',
  '\\A0 ',
];

test(`${otherBlanks.length} signs between “url(” and its “#” are no blanks of CSS: it would ask the host`, () => {
  for (const blank of otherBlanks) {
    const spellings = [
      `url(${blank}#x)`,
      `url("${blank}#x")`,
      `url( ${blank} '#x')`,
      `url(#x) url(${blank}#x)`,
    ];
    for (const css of spellings)
      expect({ css, loads: cssLoads(css) }).toEqual({ css, loads: true });
    if (blank.length === 1 && blank > ' ')
      for (const [element, name] of [
        ['image', 'href'],
        ['img', 'src'],
        ['use', 'xlink:href'],
      ] as const)
        expect({ blank, ok: isHarmless(element, name, `${blank}#x`) }).toEqual({
          blank,
          ok: false,
        });
  }
  for (const blank of [' ', '\t', '\n', '\r\n', '\f'])
    expect(cssLoads(`fill: url(${blank}"#x"${blank})`)).toBe(false);
});

const whole = (inner: string) =>
  parseHTML(`<!doctype html><html><head></head><body>${inner}</body></html>`).document.body;
const chain = (element: string, by: string, levels: number) =>
  Array.from({ length: levels }, (_, level) => {
    const part = level === 0 ? '<rect/>' : `<rect ${by}="url(#m${level - 1})"/>`.repeat(2);
    return `<${element} id="m${level}">${part}</${element}>`;
  }).join('') + `<rect ${by}="url(#m${levels - 1})"/>`;
const doubling: [what: string, markup: string][] = [
  ['masks', chain('mask', 'mask', 28)],
  ['clip paths', chain('clipPath', 'clip-path', 28)],
  ['patterns', chain('pattern', 'fill', 28)],
  ['patterns as lines', chain('pattern', 'stroke', 28)],
  ['filters', chain('filter', 'filter', 28)],
  ['markers', chain('marker', 'marker-end', 28)],
  ['masks in a style', chain('mask', 'style', 28).replaceAll('style="', 'style="mask: ')],
  [
    'a marker at 2,000 corners, with 20 corners of its own',
    `<marker id="a"><path d="${'1 1 '.repeat(20)}" marker-mid="url(#b)"/></marker><marker id="b"><rect/></marker><path d="${'1 1 '.repeat(2000)}" marker-mid="url(#a)"/>`,
  ],
  [
    'a circle of masks',
    '<mask id="a"><rect mask="url(#b)"/></mask><mask id="b"><rect mask="url(#a)"/></mask>',
  ],
  [
    'pictures of elements',
    Array.from(
      { length: 28 },
      (_, at) =>
        `<filter id="m${at}"><feImage href="#m${at - 1}"/><feImage href="#m${at - 1}"/></filter>`,
    ).join(''),
  ],
];

test(`${doubling.length} drawings that double with each step weigh more than a page can draw; a chart does not`, () => {
  const weigh = (inner: string) => drawingWeight(whole(`<svg>${inner}</svg>`));
  for (const [what, inner] of doubling)
    expect({ what, heavy: weigh(inner) > richLimits.drawn }).toEqual({ what, heavy: true });
  const plot = Plot.plot({
    clip: true,
    marks: [
      Plot.lineY(
        Array.from({ length: 500 }, (_, at) => at),
        { marker: true, tip: true },
      ),
    ],
  });
  expect(drawingWeight(whole(bundled(plot)))).toBeLessThan(richLimits.drawn);
});
const bundled = (value: unknown) => {
  const made = bundle(value) as MimeBundle;
  return made['image/svg+xml'] ?? made['text/html'] ?? '';
};

const multiplied: string[] = [
  'columns: 100000',
  'color: red; column-count: 9',
  '-webkit-box-reflect: below',
  'grid-template-columns: repeat(9999, 1px)',
  'width: 1e9px',
  'height: 99999999px',
  'zoom: 50',
];

test(`${multiplied.length} styles and 6 attributes that multiply are left out; usual ones stay`, () => {
  for (const css of multiplied)
    expect({ css, light: isLight('style', css) }).toEqual({ css, light: false });
  for (const css of [
    'color: #1e3a5f',
    'color: #123456',
    'width: 640px',
    'opacity: 0.123456',
    'margin: 0 0 0.25em; --plot-background: var(--raised, white)',
  ])
    expect({ css, light: isLight('style', css) }).toEqual({ css, light: true });
  for (const [name, value] of [
    ['colspan', '1000'],
    ['rowspan', '65534'],
    ['span', '1000'],
    ['numOctaves', '99'],
    ['radius', '1 900'],
    ['order', '99'],
  ] as const) {
    expect([name, isLight(name, value)]).toEqual([name, false]);
    expect([name, isLight(name, '3')]).toEqual([name, true]);
  }
});

test('of 1,000 outputs of markup 200 are shown, of 1,000 texts all, and of large ones as many as the page can hold', () => {
  const of = (count: number, markup: string) =>
    Array.from({ length: count }, () => display({ 'text/plain': '', 'text/html': markup }));
  expect(showable(of(1000, '<p>x</p>')).length).toBe(richLimits.outputs);
  expect(showable(of(1000, '<b>x</b>'.repeat(1000))).length).toBe(richLimits.all / 1000);
  const afterOne = [...of(1, '<i></i>'.repeat(120_000)), ...of(9, '<p>x</p>')];
  expect(showable(afterOne)).toEqual(afterOne);
  const texts = Array.from({ length: 1000 }, () => display({ 'text/plain': 'x' }));
  expect(showable(texts).length).toBe(1000);
  expect(() => expectFits('<i></i>'.repeat(120_000))).toThrow(TooMuch);
  expect(() => expectFits('x'.repeat(richLimits.characters + 1))).toThrow(TooMuch);
  expectFits('<i></i>'.repeat(richLimits.elements));
});
