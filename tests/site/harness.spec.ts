// The fixture of the browser tests hears everything that it promises to hear.
import { expect, listen, ready, test, value } from './harness/page.ts';

test('a console message, an error, a missing file and a request to another site are heard', async ({
  browser,
  site,
}) => {
  // The book’s own policy would stop such a request before it could be heard.
  const page = await browser.newPage({ bypassCSP: true });
  const { heard } = listen(page, site.url);
  await page.goto(site.url);
  expect(heard).toEqual([]);
  await page.route('http://other.test/**', (route) => route.fulfill({ body: '' }));
  await page.evaluate(async () => {
    console.log('a word');
    setTimeout(() => {
      throw new Error('an error');
    });
    await fetch('no-such-file.bin');
    await fetch('http://other.test/', { mode: 'no-cors' });
  });
  await page.close();
  for (const words of [
    'console.log: a word',
    'Error: an error',
    'status 404',
    'another site: http://other.test/',
  ])
    expect(heard).toContainEqual(expect.stringContaining(words));
});

test('an allowed message is not heard', async ({ page, noise, site }) => {
  noise.allow(/a word/);
  await page.goto(site.url);
  await page.evaluate(() => console.log('a word'));
  expect(noise.heard).toEqual([]);
});

test('value() reads the raw number of the first element of a name, and refuses a name without one', async ({
  page,
}) => {
  await page.setContent(
    '<data data-name="connections" value="101632">101,632</data><output data-name="loss">?</output>',
  );
  expect(await value(page, 'connections')).toBe(101_632);
  await expect(value(page, 'loss')).rejects.toThrow(
    'The value of "loss" should be a number, found null.',
  );
});

test('ready() gives up on a figure that stays asleep, and names it', async ({ page }) => {
  await page.setContent(
    '<astro-island ssr component-url="/_astro/LayerBuilder.js"><p style="height: 9rem">A figure</p></astro-island>',
  );
  await expect(ready(page, 100)).rejects.toThrow(
    'Asleep after 0.1 s on about:blank (visible): LayerBuilder.js',
  );
});
