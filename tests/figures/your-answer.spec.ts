// The reader's digit, and what the network makes of it.
import { exampleLabel } from '../mnist/example.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { addressOf, expect, test } from '../site/harness/figure.ts';

test('your answer: it says whose digit it shows: our example, and the reader’s once she has one', async ({
  page,
  figure: open,
}) => {
  await open('your-answer');
  const caption = page.locator('#figure-your-answer .your-answer-digit');
  await expect(caption).toContainText(`our example, read as ${exampleLabel}`);
  await chooseTestImage(page, addressOf('your-answer'), 1);
  await expect(caption).toContainText('your digit, read as 2');
});
