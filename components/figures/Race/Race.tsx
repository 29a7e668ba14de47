// Live part: five networks read the reader's digit, and are timed in her tab when she asks.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FactTable } from '#components/controls/Table.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { rest } from '#components/controls/rest.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { articleFor, formatNumber } from '#src/numbers/format.ts';
import { useDigitName } from '#src/session/reading.ts';
import { measure } from '#src/speed/stopwatch.ts';
import { sentenceOf } from '#src/workers/failures.ts';
import { byNetwork, type Raced, raced, styles } from './five-networks.ts';
import { AllRead, useAllRead } from './AllRead.tsx';
import { type Answers, loadReaders, useAnswers } from './use-answers.ts';

export interface Entrant {
  parameters: number;
  multiplyAdds: number;
  /** Share of the test images. */
  accuracy: number;
}

interface Props {
  first: Uint8Array;
  firstAnswers: Answers;
  entrants: Record<Raced, Entrant>;
}

export function Race({ first, firstAnswers, entrants }: Props) {
  const yours = useYourPixels(first);
  const digitName = useDigitName();
  const { key, part: answers, trouble } = useAnswers(yours, { key: first, part: firstAnswers });
  const timing = useTiming(yours);
  const all = useAllRead();
  const most = (what: 'parameters' | 'multiplyAdds') =>
    Math.max(...raced.map((name) => entrants[name][what]));
  const largest = { parameters: most('parameters'), multiplyAdds: most('multiplyAdds') };
  return (
    <div class="race">
      <div class="race-digit">
        <Picture class="yours" values={key} largest={255} label={digitName} />
        <p class="label">{digitName}</p>
      </div>
      <div class="race-side">
        <Spoken class="race-verdict" lines={[1, 3]}>
          {verdictOn(answers)}
        </Spoken>
        <div class="controls">
          <Button strong disabled={timing.isRunning} onClick={timing.start}>
            {timing.isRunning ? 'Timing …' : 'Time all five in this tab'}
          </Button>
        </div>
        <Trouble {...(timing.trouble.sentence ? timing.trouble : trouble)} />
      </div>
      <div class="chart-and-rows race-rows">
        <FactTable
          head="network"
          columns={[
            'reads it as',
            'probability',
            'numbers learned',
            'multiply-adds',
            'test images read correctly',
            'time for one, here (ms)',
            'time for 10,000, here (ms)',
          ]}
          rows={raced.map((name) => {
            const { parameters, multiplyAdds, accuracy } = entrants[name];
            return {
              name: styles[name].name,
              chosen: name === 'book' || name === 'cnn-small',
              cells: [
                { fact: `race-answer-${name}`, value: answers[name].prediction },
                {
                  fact: `race-probability-${name}`,
                  value: answers[name].probability,
                  as: 'probability',
                },
                {
                  fact: `race-parameters-${name}`,
                  value: parameters,
                  shown: <Bar value={parameters} largest={largest.parameters} />,
                },
                {
                  fact: `race-multiply-adds-${name}`,
                  value: multiplyAdds,
                  shown: <Bar value={multiplyAdds} largest={largest.multiplyAdds} />,
                },
                { fact: `race-accuracy-${name}`, value: accuracy, as: 'percent-2' },
                { fact: `race-time-${name}`, value: timing.times?.[name], as: 'fixed-2' },
                {
                  fact: `race-all-time-${name}`,
                  value: all.read[name]?.median,
                  as: 'significant-3',
                },
              ],
            };
          })}
        />
      </div>
      <AllRead all={all} />
    </div>
  );
}

const Bar = ({ value, largest }: { value: number; largest: number }) => (
  <>
    {formatNumber(value)}
    <span class="race-bar" aria-hidden="true">
      <span style={{ inlineSize: `${((100 * value) / largest).toFixed(2)}%` }} />
    </span>
  </>
);

export function verdictOn(answers: Answers): string {
  const read = [...new Set(raced.map((name) => answers[name].prediction))];
  if (read.length === 1) return `They agree: all read ${articleFor(read[0])} ${read[0]}.`;
  const groups = read.map((digit) => {
    const names = raced.filter((name) => answers[name].prediction === digit).map(withArticle);
    const verb = names.length === 1 ? 'reads' : 'read';
    return `${listOf(names)} ${verb} ${articleFor(digit)} ${digit}`;
  });
  return `They disagree: ${groups.join('; ')}.`;
}

const withArticle = (name: Raced) =>
  name === 'book' ? styles.book.name : `the ${styles[name].name}`;

const listOf = (names: readonly string[]) =>
  names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** So long, in milliseconds, each network reads the digit again and again. */
const timedMilliseconds = 80;
const warmUpMilliseconds = 40;

function useTiming(pixels: Uint8Array) {
  const [times, setTimes] = useState<Record<Raced, number>>();
  const [isRunning, setRunning] = useState(false);
  const [sentence, setSentence] = useState('');
  const time = async () => {
    setRunning(true);
    setSentence('');
    try {
      const readers = await loadReaders();
      // What runs first is compiled while it runs, so a first round is thrown away.
      let medians: number[] = [];
      for (const total of [warmUpMilliseconds, timedMilliseconds]) {
        medians = [];
        for (const name of raced) {
          await rest();
          const read = (count: number) => {
            for (let k = 0; k < count; k++) readers[name](pixels);
          };
          const { median } = await measure(read, { now: () => performance.now(), total });
          medians.push(median);
        }
      }
      setTimes(byNetwork((_, place) => medians[place]));
    } catch (error) {
      setSentence(sentenceOf(error));
    }
    setRunning(false);
  };
  const start = () => void time();
  return { times, isRunning, start, trouble: { sentence, retry: start } };
}
