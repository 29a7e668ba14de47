// The first call and the warm one.
import { expect, test, value } from '../site/harness/figure.ts';
import { run, shows } from './speed.ts';

test('cold and warm: a first call and a warm one for both ways, twice in a row', async ({
  figure: open,
}) => {
  test.setTimeout(180_000);
  const figure = await open('cold-and-warm');
  for (let time = 0; time < 2; time++) {
    await run(figure);
    for (const way of ['plain', 'compiled']) {
      expect(await shows(figure, `yours-${way}-first`)).toBeGreaterThanOrEqual(0);
      expect(await value(figure, `yours-${way}-warm`)).toBeGreaterThan(0);
    }
    // Compiled anew: what the browser kept of the last time does not count.
    expect(await value(figure, 'yours-compiled-compile')).toBeGreaterThan(0);
  }
});
