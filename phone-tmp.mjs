import { chromium } from '@playwright/test';
import { chromiumOptions } from './src/tools/site/chromium.ts';
import { ready } from './src/tools/site/islands.ts';
import { serve } from './src/tools/site/serve.ts';
const site = await serve({ folder: 'dist' });
const { executablePath, args } = chromiumOptions();
const b = await chromium.launch({ executablePath, args });
const c = await b.newContext({ baseURL: site.url, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
const p = await c.newPage();
for (const path of ['representations/', 'forward-pass/', 'cost/', 'speed/', 'practical-tips/']) {
await p.goto(path);
const r = await p.evaluate(() => {
  const out = [];
  const walk = document.querySelector('.chapter') ?? document.querySelector('main');
  for (const e of walk.children) { const h = e.getBoundingClientRect().height; if (h > 420) out.push([Math.round(h), e.tagName, e.id || e.className.slice(0, 30), e.textContent.trim().slice(0, 30)]); }
  return { total: (document.documentElement.scrollHeight / 844).toFixed(2), main: document.querySelector('main').getBoundingClientRect().height / 844, out };
});
console.log(path, r.total, r.main.toFixed(2)); if (path.startsWith('rep')) for (const o of r.out) console.log('  ', o.join(' | '));
}
await b.close(); await site.close();
