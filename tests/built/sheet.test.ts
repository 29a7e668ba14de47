// The sheet to print, as built.
import { expect, test } from 'vitest';
import { shipped } from '../nn/oracle/read.ts';
import { expectFacts, page } from './pages.ts';

test('the sheet’s numbers are sums over 784-128-10, and NumPy’s', () => {
  const halved = (hidden: number) => 785 * hidden + (hidden + 1) * 10;
  expectFacts('sheet', {
    'hidden-weights': 784 * 128,
    'output-weights': 128 * 10,
    'book-connections': 784 * 128 + 128 * 10,
    'book-biases': 128 + 10,
    'book-parameters': 785 * 128 + 129 * 10,
    accuracy: shipped.test.accuracy,
    'accuracy-without-relu': expect.closeTo(shipped.withoutRelu.accuracy, 3),
    'saved-depth-1': expect.closeTo(1 - halved(256) / halved(512), 12),
  });
  const sketch = page('sheet').querySelector('.network-sketch')!;
  expect(sketch.getAttribute('aria-label')).toMatch(/^784 pixels, 128 /);
});
