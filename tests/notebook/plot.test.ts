// Charts without a page: drawn, named, measured, and answering a pointer with the value under it.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { bundle } from '#src/notebook/display/index.ts';
import { plotType } from '#src/notebook/plot-type.ts';
import * as Plot from '#src/notebook/modules/plot.ts';
import type { MimeBundle } from '#src/notebook/output.ts';

const charts = (globalThis as unknown as Record<symbol, { pointer: Pointer }>)[
  Symbol.for('nn.charts')
]!;
type Pointer = (plot: number, event: string, x: number, y: number) => MimeBundle | undefined;

const losses = [
  { step: 0, loss: 2.3 },
  { step: 1, loss: 1.25 },
  { step: 2, loss: 0.75 },
];
const shown = (chart: unknown) => bundle(chart) as MimeBundle;
const numberOf = (made: MimeBundle) => (made[plotType] as { plot: number } | undefined)?.plot;

/** Where the chart's scales put a point. */
function place(chart: Plot.Plot, x: number, y: number): [number, number] {
  return [chart.scale('x')!.apply(x) as number, chart.scale('y')!.apply(y) as number];
}

test('plot({…}) and mark.plot() draw without being given a document', () => {
  const mark = () => Plot.lineY(losses, { x: 'step', y: 'loss' });
  for (const chart of [Plot.plot({ marks: [mark()] }), mark().plot(), Plot.marks(mark()).plot()]) {
    const svg = shown(chart)['image/svg+xml']!;
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img"/);
    expect(svg).toMatch(/<path d="M[\d.]+,[\d.]+L[\d.]+,[\d.]+L[^"]*">/);
    expect(svg).toContain('font-family:inherit');
  }
});

test('a chart is one picture with one name, and none of its groups has a label', () => {
  const svg = shown(Plot.lineY(losses, { x: 'step', y: 'loss' }).plot({ grid: true }));
  expect(svg['text/plain']).toBe('Chart of line; x: step; y: loss');
  expect(svg['image/svg+xml']!.match(/aria-label/g)?.length).toBe(1);
  expect(svg['image/svg+xml']).not.toContain('aria-hidden');
  const named = Plot.plot({
    ariaLabel: 'Loss falls to 0.75',
    ariaDescription: 'In 3 steps',
    marks: [],
  });
  expect(shown(named)['text/plain']).toBe('Loss falls to 0.75\nIn 3 steps');
});

test('only what listens to a pointer has a number', () => {
  const plain = shown(Plot.dot(losses, { x: 'step', y: 'loss' }).plot());
  expect(plain).not.toHaveProperty([plotType]);
  const tipped = Plot.dot(losses, { x: 'step', y: 'loss', tip: true }).plot();
  expect(numberOf(shown(tipped))).toBeGreaterThan(0);
  expect(numberOf(shown(tipped))).toBe(numberOf(shown(tipped)));
});

test('a pointer at a point brings its tip with its values, and leaving takes it away', () => {
  const chart = Plot.dot(losses, { x: 'step', y: 'loss', tip: true }).plot();
  const number = numberOf(shown(chart))!;
  const before = shown(chart)['image/svg+xml'];
  expect(before).not.toContain('1.25');
  const tip = charts.pointer(number, 'pointermove', ...place(chart, 1, 1.25))!['image/svg+xml']!;
  expect(tip).toMatch(/loss<\/tspan> 1\.25/);
  expect(tip).not.toContain('visibility="hidden"');
  const [, half] = tip.match(/<path d="M0,0l[^"]*?h([\d.]+)v[^"]*" filter=/)!;
  expect(Number(half)).toBeGreaterThan(20);
  expect(charts.pointer(number, 'pointerleave', 0, 0)!['image/svg+xml']).toBe(before);
  expect(charts.pointer(number, 'pointermove', 1e6, 1e6)!['image/svg+xml']).toBe(before);
});

test('a pressed tip stays until it is pressed again', () => {
  const chart = Plot.lineY(losses, { x: 'step', y: 'loss', tip: 'x' }).plot();
  const number = numberOf(shown(chart))!;
  const at = place(chart, 2, 0.75);
  charts.pointer(number, 'pointermove', ...at);
  charts.pointer(number, 'pointerdown', ...at);
  expect(charts.pointer(number, 'pointerleave', 0, 0)!['image/svg+xml']).toContain(' 0.75<');
  charts.pointer(number, 'pointerdown', ...at);
  expect(charts.pointer(number, 'pointerleave', 0, 0)!['image/svg+xml']).not.toContain(' 0.75<');
});

test('among facets the nearest point answers', () => {
  const points = [...losses, ...losses].map((point, index) => ({
    ...point,
    run: index < 3 ? 'a' : 'b',
  }));
  const chart = Plot.dot(points, { x: 'step', y: 'loss', fx: 'run', tip: true }).plot();
  const number = numberOf(shown(chart))!;
  const shift =
    (chart.scale('fx')!.apply('b') as number) - (chart.scale('fx')!.apply('a') as number);
  const [x, y] = place(chart, 1, 1.25);
  const tip = charts.pointer(number, 'pointermove', x + shift, y)!['image/svg+xml']!;
  expect(tip.match(/>run<\/tspan> (\w)/)?.[1]).toBe('b');
  expect(tip.match(/>loss<\/tspan>/g)?.length).toBe(1);
});

test('a tip that stands from the first is placed at once', () => {
  const svg = shown(Plot.plot({ marks: [Plot.tip(['here'], { x: 1, y: 1 })] }))['image/svg+xml']!;
  expect(svg).toContain('here');
  expect(svg).not.toContain('visibility="hidden"');
});

test('20 charts are kept, and the one before them is told to be gone', () => {
  const chart = () => shown(Plot.dot(losses, { x: 'step', y: 'loss', tip: true }).plot());
  const first = numberOf(chart())!;
  for (let count = 0; count < 19; count++) chart();
  expect(charts.pointer(first, 'pointermove', 0, 0)).toBeDefined();
  for (let count = 0; count < 20; count++) chart();
  expect(charts.pointer(first, 'pointermove', 0, 0)).toBeUndefined();
});

test('with a title or a legend a chart is a figure in HTML, and its pointer answers too', () => {
  const options = { x: 'step', y: 'loss', fill: 'step', tip: true } as const;
  const chart = Plot.plot({
    title: 'Loss',
    color: { legend: true },
    marks: [Plot.dot(losses, options)],
  });
  const made = shown(chart);
  expect(made['text/plain']).toBe('Loss');
  expect(made['text/html']).toMatch(
    /^<figure style="max-width:initial;margin:0" class="plot-\w+-figure"><h2 style="[^"]*">Loss<\/h2><svg xmlns/,
  );
  const at = place(chart, 1, 1.25);
  expect(charts.pointer(numberOf(made)!, 'pointermove', ...at)!['text/html']).toContain('1.25');
});

test('a legend alone is shown', () => {
  const swatches = Plot.legend({ color: { type: 'ordinal', domain: ['train', 'test'] } });
  expect(shown(swatches)['text/plain']).toBe('Legend: train test');
  const ramp = Plot.legend({ color: { type: 'linear', domain: [0, 1] }, label: 'ink' });
  expect(shown(ramp)['image/svg+xml']).toContain(
    'role="img" aria-label="Legend: 0.0 0.2 0.4 0.6 0.8 1.0 ink"',
  );
});

test('a raster is a picture of the pixels it was given', async () => {
  const pixels = Float32Array.from({ length: 784 }, (_, index) => (index === 29 ? 1 : 0));
  const raster = Plot.raster(pixels, { width: 28, height: 28, imageRendering: 'pixelated' });
  const svg = shown(raster.plot({ color: { scheme: 'greys' } }))['image/svg+xml']!;
  const [, encoded] = svg.match(/href="data:image\/png;base64,([^"]+)"/)!;
  const image = sharp(Buffer.from(encoded!, 'base64'));
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([28, 28]);
  expect(data[29 * 4]).not.toBe(data[0]);
});

test('text in a chart stays text, and a style may be given as text', () => {
  const marks = [Plot.text(['<img src=x onerror=alert(1)> & "more"'], { x: 1, y: 1 })];
  const svg = shown(Plot.plot({ marks, style: 'color: red' }))['image/svg+xml']!;
  expect(svg).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;');
  expect(svg).toContain('style="color: red"');
});

test('nothing that others draw with is left changed', () => {
  expect('requestAnimationFrame' in globalThis).toBe(false);
});
