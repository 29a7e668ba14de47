// Live part: the whole test set through the network in this tab, as often as the stopwatch wants.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { useMeasuring } from '#components/controls/Measuring/useMeasuring.ts';
import { duration, levelWords } from '#components/controls/Measuring/words.ts';
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { Level } from '#src/nn/kernels/levels.ts';
import { rememberTime } from '#src/session/measured-time.ts';
import { Passes } from './Passes.tsx';

export interface Passed {
  /** Milliseconds of each pass over all images. */
  samples: number[];
  median: number;
  /** Right answers. */
  right: number;
  level?: Level;
}

interface Props {
  recorded: Passed;
  count: number;
  /** Where the recorded times are from. */
  children?: ComponentChildren;
}

export function ClassifyAll({ recorded, count, children }: Props) {
  const [yours, setYours] = useState<Passed>();
  const measuring = useMeasuring((report) => {
    if (report.kind !== 'classified') return;
    setYours(report);
    rememberTime(report.median);
  });
  const start = () => measuring.start({ kind: 'classify' });
  // One scale for both strips, so that they can be compared.
  const longest = Math.max(...recorded.samples, ...(yours?.samples ?? []));
  return (
    <div class="classify">
      <div class="classify-columns">
        <section>
          <p class="classify-name">The article</p>
          {/* given 1: said by the article */}
          <p class="classify-time">under 1 s</p>
          <p class="label">on “a modern GPU”</p>
        </section>
        <section>
          <p class="classify-name">Recorded</p>
          <Numbers passed={recorded} count={count} name="recorded" />
        </section>
        <section class="classify-yours">
          <p class="classify-name">Your tab, now</p>
          {yours ? (
            <Numbers passed={yours} count={count} name="yours" />
          ) : (
            <p class="label">
              Press the button below. The clock starts when the images have arrived.
            </p>
          )}
        </section>
      </div>
      <div class="classify-passes">
        <Passes title="recorded" passed={recorded} longest={longest} />
        {yours && <Passes title="yours" passed={yours} longest={longest} />}
      </div>
      <div class="controls">
        <MeasureButton measuring={measuring} start={start}>
          Classify all 10,000 images
        </MeasureButton>
      </div>
      <MeasuringLine measuring={measuring} retry={start} />
      <div data-level={yours?.level}>
        <Spoken class="verdict">{yours ? sentenceOn(yours, count) : ''}</Spoken>
      </div>
      <NotKept of="measured-time" />
      {children}
    </div>
  );
}

function Numbers({ passed, count, name }: { passed: Passed; count: number; name: string }) {
  const perSecond = (1000 * count) / passed.median;
  const each = (1000 * passed.median) / count;
  return (
    <>
      <p class="classify-time">
        <Fact name={`${name}-milliseconds`} value={passed.median}>
          {duration(passed.median)}
        </Fact>
      </p>
      <Facts
        rows={[
          {
            label: 'images a second',
            fact: `${name}-images-per-second`,
            value: perSecond,
            as: 'significant-3',
          },
          {
            label: 'for one image',
            fact: `${name}-microseconds`,
            value: each,
            shown: `${formatNumber(each, 'significant-3')} µs`,
          },
          { label: 'read correctly', fact: `${name}-right`, value: passed.right },
        ]}
      />
    </>
  );
}

function sentenceOn({ samples, median, right, level }: Passed, count: number): string {
  const passes = samples.length === 1 ? 'one pass' : `the median of ${samples.length} passes`;
  const by = level ? `, by ${levelWords[level]}` : '';
  return `Your tab read ${formatNumber(count)} images in ${duration(median)} (${passes})${by}, ${formatNumber(right)} of them right.`;
}
