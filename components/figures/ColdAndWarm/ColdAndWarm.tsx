// Live part: a new worker, a module that no browser has compiled before, and the reader's own digit as the first image.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { Time } from '#components/controls/Measuring/Time.tsx';
import { useMeasuring } from '#components/controls/Measuring/useMeasuring.ts';
import { duration, times } from '#components/controls/Measuring/words.ts';
import { Heads } from '#components/controls/Table.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { useReading } from '#src/session/reading.ts';
import type { Start } from '#src/speed/messages.ts';

export interface Starts {
  plain: Start;
  compiled: Start;
  /** The clock's smallest step, in milliseconds. */
  tick: number;
}

interface Props {
  first: Reading;
  recorded: Starts;
  children?: ComponentChildren;
}

const moments: [keyof Start, string][] = [
  ['compile', 'compile the module'],
  ['setUp', 'copy the weights in'],
  ['first', 'first call'],
  ['second', 'second call'],
  ['warm', 'one call, warm (median)'],
];

export function ColdAndWarm({ first, recorded, children }: Props) {
  const { pixels } = useReading(first);
  const [yours, setYours] = useState<Starts>();
  const measuring = useMeasuring((report) => report.kind === 'cold' && setYours(report));
  const start = () => measuring.start({ kind: 'cold', pixels: Uint8Array.from(pixels) });
  return (
    <div class="cold">
      <div class="stage-pair">
        <Moments way="plain" title="Plain TypeScript" recorded={recorded} yours={yours} />
        <Moments way="compiled" title="WebAssembly" recorded={recorded} yours={yours} />
      </div>
      <div class="controls">
        <MeasureButton measuring={measuring} start={start}>
          Start cold
        </MeasureButton>
      </div>
      <MeasuringLine measuring={measuring} retry={start} />
      <p class="label cold-tick">
        Single calls are told no finer than the clock: it ticks every{' '}
        <Time name="recorded-tick" milliseconds={recorded.tick} /> where this was recorded
        {yours && (
          <>
            , every <Time name="yours-tick" milliseconds={yours.tick} /> in your tab
          </>
        )}
        .
      </p>
      <Spoken class="verdict">{yours ? sentenceOn(yours) : ''}</Spoken>
      {children}
    </div>
  );
}

interface MomentsProps {
  way: 'plain' | 'compiled';
  title: string;
  recorded: Starts;
  yours?: Starts;
}

function Moments({ way, title, recorded, yours }: MomentsProps) {
  // The plain loops come as they are, and the weights lie where they are.
  const isNone = (name: keyof Start) => way === 'plain' && /compile|setUp/.test(name);
  // The warm call is timed in long loops, so the clock's step does not limit it.
  const tick = (name: keyof Start, from?: Starts) => (name === 'warm' ? 0 : from?.tick);
  return (
    <table class="times">
      <caption>{title}</caption>
      <Heads names={['one image', 'recorded', 'yours']} />
      <tbody>
        {moments.map(([name, words]) => (
          <tr key={name} class={name === 'warm' ? 'total' : ''}>
            <th scope="row">{words}</th>
            {isNone(name) ? (
              <td colSpan={2} class="cold-none">
                not needed
              </td>
            ) : (
              <>
                <td>
                  <Time
                    name={`recorded-${way}-${name}`}
                    milliseconds={recorded[way][name]}
                    tick={tick(name, recorded)}
                  />
                </td>
                <td>
                  <Time
                    name={`yours-${way}-${name}`}
                    milliseconds={yours?.[way][name]}
                    tick={tick(name, yours)}
                    yours
                  />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sentenceOn({ plain, tick }: Starts): string {
  const factor = plain.first / plain.warm;
  return `The plain loops’ first call took ${duration(plain.first, tick)}, ${times(factor)} as long as a warm one.`;
}
