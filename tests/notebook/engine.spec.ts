// The fast kernels inside a cell: their bytes come from the page, for the sandbox has no network.
import { expect, test } from '../site/harness/page.ts';
import shipped from '../nn/oracle/shipped.json' with { type: 'json' };
import { openChanged, run, texts } from './harness/cells.ts';

const code = `import { createEngine, trainedNetwork } from 'nn';
import { testImages } from 'mnist';

const images = await testImages();
const engine = await createEngine({ sizes: [784, 128, 10] });
engine.load(await trainedNetwork());
const shares = new Float32Array(images.count * 10);
engine.infer(images.pixels, shares, images.count);
let right = 0;
for (let image = 0; image < images.count; image++) {
  const row = shares.subarray(image * 10, image * 10 + 10);
  if (row.indexOf(Math.max(...row)) === images.labels[image]) right++;
}
display(engine.level);
display(right);`;

test('a cell reads the 10,000 test images on WebAssembly, as many right as NumPy finds', async ({
  page,
  basePath,
}) => {
  await openChanged(page, basePath, 'connections', { 'count-parameters': code });
  await run(page, 'count-parameters');
  const [level, right] = await texts(page, 'count-parameters');
  expect(level).toMatch(/simd/);
  expect(Number(right)).toBe(shipped.test.correct);
});
