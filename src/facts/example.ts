// The example of the chapter on backpropagation, a 5 that hesitates: what the build knows of it.
import { exampleImage } from '../formulas/backward-digit.ts';
import { readDigit, type Reading } from '../formulas/reading.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { openBook, type Pieces } from './book.ts';

export const exampleOf = ({ network, test }: Pick<Pieces, 'network' | 'test'>) => ({
  first: readDigit(network, pixelsOf(test, exampleImage)),
  label: test.labels[exampleImage]!,
});

export const example = async (): Promise<{ first: Reading; label: number }> =>
  exampleOf(await openBook());
