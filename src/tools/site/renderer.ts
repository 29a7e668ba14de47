// Which renderer this is: its version, and what it makes of letters, curves, shades and colours.
// Two machines with the same fingerprint paint the same pixels.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from '@playwright/test';
import { readPng } from './raster.ts';

export interface Renderer {
  version: string;
  calibration: string;
}

const require = createRequire(import.meta.url);
// The faces as they are published, not as the book cuts them: a changed cut is the book's doing, and must show.
const faces = ['literata', 'inter', 'jetbrains-mono'].map((name) => {
  const file = `@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`;
  return { name, bytes: readFileSync(require.resolve(file)).toString('base64') };
});

const sheet = `
  ${faces.map(({ name, bytes }) => `@font-face { font-family: ${name}; font-weight: 400 700; src: url(data:font/woff2;base64,${bytes}) }`).join('\\n')}
  body { margin: 8px; width: 600px }
  div { padding: 3px 6px; border: 1px solid #8f8776; border-radius: 7px; margin: 2.5px }
  .dark { background: #15140f; color: #efe9dc }`;
const text = 'The forward pass: 784 × 128 → 10. Ägypten, “quoted” — ½';
const lines = faces.flatMap(({ name }) =>
  ['13px', '19px', '37.5px'].map(
    (size, place) =>
      `<div class="${place === 1 ? 'dark' : ''}" style="font: ${400 + place * 125} ${size} ${name}">${text}</div>`,
  ),
);
const shapes = `<svg width="300" height="90"><defs><linearGradient id="g"><stop stop-color="#1f5fbf"/>
  <stop offset="1" stop-color="#b54f08" stop-opacity=".3"/></linearGradient></defs>
  <circle cx="45.3" cy="44.7" r="31.6" fill="url(#g)"/><path d="M90 80C120 -30 170 130 220 12" fill="none"
  stroke="#1c1a15" stroke-width="3.2"/><rect x="230.5" y="10.25" width="48" height="48" rx="5" fill-opacity=".41"/></svg>
  <input type="range"><input type="checkbox" checked><progress value=".4"></progress>`;

export async function fingerprint(browser: Browser): Promise<Renderer> {
  const page = await browser.newPage({ viewport: { width: 640, height: 900 } });
  await page.setContent(`<!doctype html><style>${sheet}</style>${lines.join('')}${shapes}`);
  await page.evaluate(() => document.fonts.ready);
  const { pixels } = await readPng(await page.screenshot());
  await page.close();
  return {
    version: browser.version(),
    calibration: createHash('sha256').update(pixels).digest('hex'),
  };
}
