// Every single timing as a stroke on one line from 0: how far they lie apart is part of the result.
import { duration } from '#components/controls/Measuring/words.ts';
import type { Passed } from './ClassifyAll.tsx';

interface Props {
  title: string;
  passed: Passed;
  /** The right end of the line, in milliseconds. */
  longest: number;
}

export function Passes({ title, passed: { samples, median }, longest }: Props) {
  const [fastest, slowest] = [Math.min(...samples), Math.max(...samples)];
  const place = (milliseconds: number) => `${(98 * milliseconds) / longest}%`;
  const words =
    samples.length === 1
      ? `${title}: one pass of ${duration(median)}`
      : `${title}: ${samples.length} passes, from ${duration(fastest)} to ${duration(slowest)}`;
  return (
    <div class="passes">
      <p class="label">{words}</p>
      <div class="passes-line" data-samples={samples.join(' ')}>
        {samples.map((sample, index) => (
          <span key={index} style={{ insetInlineStart: place(sample) }} />
        ))}
        <span class="middle" style={{ insetInlineStart: place(median) }} />
      </div>
    </div>
  );
}
