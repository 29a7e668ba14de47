// Live part: ask about few or many images, and draw others; some draws of each size stay in sight.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { deviationOf, type Pool } from '#src/formulas/asked-share.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { drawAll, drawAsked, type Found, sizes } from './chart.ts';

interface Props {
  /** The book's network and the images it was asked about. */
  pool: Pool;
  /** What another network reads correctly of them. */
  rival: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export const [firstSeed, firstPlace] = [1, 1];

export function ImagesAsked({ pool, rival, children }: Props) {
  const [seed, setSeed] = useState(firstSeed);
  const [place, setPlace] = useState(firstPlace);
  const found = useMemo(() => drawAll(pool, seed), [pool, seed]);
  const { asked, right } = found[place]!;
  const draw = useMemo(() => drawAsked(pool, rival, found, asked), [pool, rival, found, asked]);
  const [low, high] = [Math.min(...right), Math.max(...right)].map((count) => count / asked);
  const two = 2 * deviationOf(pool, asked);
  const gap = pool.right / pool.count - rival;
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={askedSentence(pool, found)}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          {
            label: `all ${formatNumber(pool.count)}`,
            fact: 'asked-all',
            value: pool.right / pool.count,
            as: 'percent-1',
          },
          {
            label: `lowest of ${right.length} draws`,
            fact: 'asked-lowest',
            value: low,
            as: 'percent-1',
          },
          {
            label: `highest of ${right.length} draws`,
            fact: 'asked-highest',
            value: high,
            as: 'percent-1',
          },
          {
            label: 'two deviations, in points',
            fact: 'asked-deviations',
            value: 100 * two,
            as: 'fixed-1',
            strong: true,
          },
        ]}
      />
      <Spoken lines={[2, 4]}>
        {two > gap
          ? `Luck counts for more here than the ${formatNumber(100 * gap, 'fixed-1')} points between the two networks: asked about ${formatNumber(asked)} images each, either may come first.`
          : `The ${formatNumber(100 * gap, 'fixed-1')} points between the two networks are more than luck: ${formatNumber(asked)} images are enough to tell them apart.`}
      </Spoken>
      <div class="controls">
        <ListSlider
          label="Images asked about"
          values={sizes}
          index={place}
          words={formatNumber}
          onIndex={setPlace}
        />
        <Button onClick={() => setSeed(seed + 1)}>Draw other images</Button>
      </div>
    </div>
  );
}

export function askedSentence(pool: Pool, found: readonly Found[]): string {
  const shares = found.map(({ asked, right }) => {
    const [low, high] = [Math.min(...right), Math.max(...right)].map((count) =>
      formatNumber(count / asked, 'percent-1'),
    );
    return `${low} to ${high} of ${formatNumber(asked)}`;
  });
  return `A network that reads ${formatNumber(pool.right / pool.count, 'percent-1')} of ${formatNumber(pool.count)} images correctly, asked about some of them eight times each: ${shares.join('; ')}.`;
}
