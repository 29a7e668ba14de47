// The chapter on debugging as built, against arithmetic and known MNIST counts.
import { expect, test } from 'vitest';
import { expectFacts, figureIn, page, shown, within } from './pages.ts';

/** Of the last 5,000 of the 60,000 published labels, 530 are a 1 (counted in the published bytes). */
const onesInValidation = 530 / 5000;
const chapter = () => page('debugging');

test('clinic: a network of zeros starts at ln 10 and calls all images 1; seven cards with their curves', () => {
  const clinic = figureIn('debugging', 'clinic');
  expect(clinic.querySelectorAll('.clinic-card').length).toBe(7);
  expect(chapter().querySelectorAll('.clinic-small').length).toBe(14);
  expectFacts(clinic, {
    'clinic-e-first-loss': expect.closeTo(Math.log(10), 3),
    'clinic-e-validation': onesInValidation,
    'clinic-b-training': 1,
    'clinic-f-training': 1,
  });
  // Raw bytes are 255 times as large, and so is what the logits are off.
  expect(shown(clinic, 'clinic-g-first-loss')).toBeGreaterThan(10 * Math.log(10));
  expect(shown(clinic, 'clinic-f-validation')).toBeLessThan(0.15);
});

test('width and data size open at 128 neurons and 1,000 images, which are learned by heart', () => {
  expectFacts('debugging', {
    'width-at': 128,
    // An independent PyTorch run of the same recipe: 97.2 % of test images.
    'width-test': within(0.004, 0.972),
    'size-at': 1000,
    'size-training': 1,
  });
});
