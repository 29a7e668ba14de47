// One pixel as three numbers: its value, the input made of it, its place in the list.
import { formatNumber } from '#src/numbers/format.ts';

export function PixelReading({ value, index }: { value: number; index: number }) {
  const row = Math.floor(index / 28);
  const column = index % 28;
  return (
    <div class="pixel-reading">
      <p class="label">
        The pixel in row {row}, column {column}
      </p>
      <div class="pixel-reading-lines">
        <span class="pixel-reading-swatch" aria-hidden="true">
          <span style={{ opacity: String(value / 255) }} />
        </span>
        <p>
          <data class="pixel-reading-value" data-name="pixel-value" value={String(value)}>
            {value}
          </data>
          <span class="label">
            value, from 0 <span class="pixel-reading-of">(paper)</span> to 255{' '}
            <span class="pixel-reading-of">(ink)</span>
          </span>
        </p>
        <span class="label">÷ 255</span>
        <p>
          <data data-name="pixel-input" value={String(value / 255)}>
            {formatNumber(value / 255, 'fixed-4')}
          </data>
          <span class="label">input, from 0 to 1</span>
        </p>
        <span class="label">place</span>
        <p>
          <data data-name="pixel-index" value={String(index)}>
            {index}
          </data>
          <span class="label">
            = {row} × 28 + {column}
          </span>
        </p>
      </div>
    </div>
  );
}
