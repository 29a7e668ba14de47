// Live part: one of three orders of an epoch; each column is a batch, each row a digit.
import { useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { formatNumber } from '#src/numbers/format.ts';

export type Order = 'random' | 'file' | 'labels';

export interface ShownOrder {
  order: Order;
  /** For each batch shown, how many of its images are of each digit: ten signs to the base 36. */
  counts: string;
  /** Test images read correctly after two epochs, worst and best of three runs. */
  worst: number;
  best: number;
}

interface Props {
  orders: ShownOrder[];
  /** Which batches of the epoch are shown, from 0. */
  batches: number[];
  /** Batches in an epoch, and images in one. */
  batchCount: number;
  batchSize: number;
}

const names: Record<Order, string> = {
  random: 'shuffled',
  file: 'as in the file',
  labels: 'sorted by digit',
};
/** From here on a square is as dark as it gets: a batch of mixed images has about three of each digit. */
const darkest = 12;

export function EpochOrder({ orders, batches, batchCount, batchSize }: Props) {
  const [order, setOrder] = useState<Order>('random');
  const [place, setPlace] = useState(0);
  const { worst, best, ...shown } = orders.find((one) => one.order === order)!;
  const counts = countsOf(shown.counts);
  const batch = counts[place]!;
  const most = Math.max(...batch);
  const rows = batch.map((_, digit) => counts.map((each) => each[digit]!));
  return (
    <div class="stage-side epoch-order">
      <div class="chart-frame">
        <p class="label">Digits, by batch from the first to the last of the epoch</p>
        <div class="epoch-rows">
          <ol class="epoch-digits" aria-hidden="true">
            {batch.map((_, digit) => (
              <li key={digit}>{digit}</li>
            ))}
          </ol>
          <Picture
            values={rows.flat()}
            width={batches.length}
            largest={darkest}
            label={pictureWords(order)}
          >
            <rect
              class="pointed"
              x={place}
              y="0"
              width="1"
              height={batch.length}
              stroke-width="0.15"
              shape-rendering="auto"
            />
          </Picture>
        </div>
      </div>
      <Facts
        class="side"
        rows={[
          {
            label: 'different digits in this batch',
            fact: 'order-digits',
            value: batch.filter((count) => count > 0).length,
          },
          {
            label: `of ${batchSize} images, the commonest digit has`,
            fact: 'order-most',
            value: most,
          },
          {
            label: 'after two epochs, worst of three runs',
            fact: 'order-worst',
            value: worst,
            as: 'percent-0',
          },
          {
            label: 'best of three runs',
            fact: 'order-best',
            value: best,
            as: 'percent-0',
            strong: true,
          },
        ]}
      />
      <Spoken lines={[2, 4]}>{sentenceOn(order, best)}</Spoken>
      <div class="controls">
        <Choice
          legend="Order"
          name="epoch-order"
          options={Object.entries(names) as [Order, string][]}
          value={order}
          onValue={setOrder}
        />
        <ListSlider
          label="Batch"
          values={batches}
          index={place}
          words={(each) => `${formatNumber(each + 1)} of ${formatNumber(batchCount)}`}
          onIndex={setPlace}
        />
      </div>
    </div>
  );
}

/** A list of ten for each batch. */
const countsOf = (signs: string): number[][] =>
  Array.from({ length: signs.length / 10 }, (_, k) =>
    Array.from(signs.slice(10 * k, 10 * k + 10), (sign) => Number.parseInt(sign, 36)),
  );

const pictureWords = (order: Order) =>
  order === 'labels'
    ? 'A staircase: each batch holds a single digit, or two where one ends and the next begins.'
    : `The order ${names[order]}: every batch has images of nearly all ten digits, a few of each.`;

function sentenceOn(order: Order, best: number): string {
  if (order === 'labels')
    return `Each batch teaches a single digit, and what the batches before it taught is unlearned. Not one of three runs gets beyond ${formatNumber(best, 'percent-0')} of the test images.`;
  if (order === 'file')
    return 'The images in this file are mixed already, so each batch is a fair sample as it comes.';
  return 'Each batch is a small sample of all digits, so its step points roughly the way that all images would.';
}
