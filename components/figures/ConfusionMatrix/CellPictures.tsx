// The images of one cell, each a button that makes it the reader's digit.
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { articleFor, formatNumber } from '#src/numbers/format.ts';
import { chooseDigit, digit } from '#src/session/digit.ts';
import { useWoken } from '#src/session/reading.ts';
import { notKept } from '#src/session/storage.ts';
import { labelOf, predictionOf } from './cells.ts';

export interface CellPicture {
  /** Place in the test set. */
  index: number;
  pixels: Uint8Array;
  /** The top probability. */
  confidence: number;
}

export function CellPictures({ cell, pictures }: { cell: number; pictures: CellPicture[] }) {
  // The built page does not know the reader's digit; it is marked once this part is awake.
  const taken = useWoken() && digit.value?.source === 'test' ? digit.value.index : undefined;
  if (pictures.length === 0) return null;
  return (
    <>
      <ul class="cell-pictures">
        {pictures.map(({ index, pixels, confidence }) => (
          <li key={index}>
            <button
              type="button"
              aria-pressed={index === taken}
              onClick={() => chooseDigit({ source: 'test', index, label: labelOf(cell), pixels })}
            >
              <Picture
                class={index === taken ? 'yours' : ''}
                values={pixels}
                largest={255}
                label={`Test image ${index}, ${articleFor(labelOf(cell))} ${labelOf(cell)} read as ${predictionOf(cell)}: take it as your digit`}
              />
            </button>
            <span class="label">{formatNumber(confidence, 'fixed-2')}</span>
          </li>
        ))}
      </ul>
      <p class="label cell-pictures-hint">
        {taken !== undefined && pictures.some(({ index }) => index === taken)
          ? `Test image ${formatNumber(taken)} is now your digit${notKept.value.digit ? '' : ', on every page'}.`
          : 'Below each image: the top probability. Press one to take it as your digit.'}
      </p>
      <NotKept of="digit" />
    </>
  );
}
