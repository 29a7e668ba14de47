// Live part: the counts follow the reader's digit; a button measures what her device makes of them.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Fact } from '#components/controls/Fact.tsx';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { useMeasuring } from '#components/controls/Measuring/useMeasuring.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { Counts } from './Counts.tsx';
import { allOperations, type Arithmetic, type Rates, ratesOf } from './rates.ts';

interface Props {
  first: Reading;
  /** Multiply-adds left for one image, on average over the test set. */
  meanLeft: number;
  recorded: Arithmetic;
  children?: ComponentChildren;
}

export function OperationCounter({ first, meanLeft, recorded, children }: Props) {
  const { pixels } = useReading(first);
  const digitName = useDigitName();
  const [yours, setYours] = useState<Arithmetic>();
  const measuring = useMeasuring((report) => report.kind === 'arithmetic' && setYours(report));
  const start = () => measuring.start({ kind: 'arithmetic' });
  const inked = pixels.filter((pixel) => pixel > 0).length;
  return (
    <div class="counter">
      <div class="stage-pair counter-top">
        <div class="counter-digit">
          <Picture class="yours" values={pixels} largest={255} label={digitName} />
          <p class="label">
            {digitName}: <Fact name="counter-inked" value={inked} /> of 784 pixels have ink
          </p>
        </div>
        <Counts inked={inked} meanLeft={meanLeft} />
      </div>
      <RateTable recorded={ratesOf(recorded, meanLeft)} yours={yours && ratesOf(yours, meanLeft)} />
      <p class="label counter-from">
        From <PerSecond whose="recorded" {...recorded} /> images a second recorded
        {yours && (
          <>
            {' '}
            and <PerSecond whose="yours" {...yours} /> in your tab
          </>
        )}
        , each with {formatNumber(meanLeft)} multiply-adds left on average.
      </p>
      <div class="controls">
        <MeasureButton measuring={measuring} start={start}>
          Measure this device
        </MeasureButton>
      </div>
      <MeasuringLine measuring={measuring} retry={start} />
      <Spoken class="verdict">{yours ? sentenceOn(ratesOf(yours, meanLeft)) : ''}</Spoken>
      {children}
    </div>
  );
}

const PerSecond = ({ whose, imagesPerSecond }: Arithmetic & { whose: string }) => (
  <Fact name={`${whose}-measured-images-per-second`} value={imagesPerSecond} as="significant-3" />
);

const rows: [keyof Rates, string, string][] = [
  [
    'dense',
    'counted as if nothing were skipped',
    `all ${formatNumber(allOperations)} multiply-adds of each image`,
  ],
  ['done', 'really done', 'only those that are left'],
  ['peak', 'the most this processor does', 'multiply-adds on ten registers, no memory touched'],
];

/** Bars and numbers on one scale, for both devices. */
function RateTable({ recorded, yours }: { recorded: Rates; yours?: Rates }) {
  const all = [recorded, ...(yours ? [yours] : [])].flatMap((rates) => Object.values(rates));
  const most = Math.max(...all);
  const rate = (name: keyof Rates, rates: Rates | undefined, whose: string) => (
    <td class={whose === 'yours' ? 'counter-rate of-reader' : 'counter-rate'}>
      <Fact name={`${whose}-${name}`} value={rates?.[name]} as="fixed-1" />
      {rates && (
        <span class="counter-bar" aria-hidden="true">
          <span style={{ inlineSize: `${(100 * rates[name]) / most}%` }} />
        </span>
      )}
    </td>
  );
  return (
    <table class="times counter-rates">
      <caption>Billions of operations a second (GFLOP/s)</caption>
      <thead>
        <tr>
          <th scope="col">operations</th>
          <th scope="col" class="counter-rate">
            recorded
          </th>
          <th scope="col" class="counter-rate">
            yours
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, words, note]) => (
          <tr key={name}>
            <th scope="row">
              {words}
              <span class="label">{note}</span>
            </th>
            {rate(name, recorded, 'recorded')}
            {rate(name, yours, 'yours')}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sentenceOn({ done, peak }: Rates): string {
  if (peak === 0) return 'Without WebAssembly there is no peak to measure.';
  return `The network keeps this processor’s arithmetic ${formatNumber(done / peak, 'percent-0')} busy.`;
}
