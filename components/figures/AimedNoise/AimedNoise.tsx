// Live part: how far every pixel moves; the reader's digit under both kinds of noise, and the chart of all test images.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Fact } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { atStart } from '#src/session/digit-name.ts';
import { articleFor, formatNumber } from '#src/numbers/format.ts';
import { notLoaded } from '#src/workers/failures.ts';
import { at, drawNoise, mostSteps, type Point } from './chart.ts';
import type { Three } from './with-noise.ts';

interface Props {
  points: Point[];
  pixels: Uint8Array;
  first: Three;
  firstSteps: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

async function load(key: readonly [Uint8Array, number]): Promise<Three> {
  const { withNoise } = await import('./with-noise.ts').catch((cause: unknown) => {
    throw new Error(notLoaded('The code of this figure', cause), { cause });
  });
  return withNetwork(withNoise)(key);
}
// Until she has a digit it’s the one whose mind she changes, not the book’s example.
const nameOf = (isYours: boolean) => (isYours ? 'your digit' : 'this figure’s example');
const names = { plain: 'as it is', random: 'noise at random', aimed: 'noise that is aimed' };

export function AimedNoise({ points, pixels, first, firstSteps, children }: Props) {
  const yours = useYourPixels(pixels);
  const [steps, setSteps] = useState(firstSteps);
  const { part, trouble } = useFetched(
    [yours, steps] as const,
    { key: [pixels, firstSteps] as const, part: first },
    load,
  );
  const draw = useMemo(() => drawNoise(points, steps), [points, steps]);
  const isYours = yours !== pixels;
  return (
    <div class="aimed-noise">
      <div class="aimed-pictures">
        {(Object.keys(names) as (keyof Three)[]).map((kind) => {
          const { pixels: values, prediction, probability } = part[kind];
          return (
            <Labelled
              key={kind}
              name={names[kind]}
              detail={
                <>
                  <strong>
                    <Fact name={`noise-${kind}`} value={prediction} />
                  </strong>
                  {', with '}
                  <Fact name={`noise-${kind}-probability`} value={probability} as="probability" />
                </>
              }
            >
              <Picture
                class={isYours && kind === 'plain' ? 'yours' : ''}
                values={values}
                largest={255}
                label={`${atStart(nameOf(isYours))}, ${names[kind]}`}
              />
            </Labelled>
          );
        })}
      </div>
      <div>
        <LiveChart class="chart-frame" draw={draw} label={chartSentence(points, steps)}>
          {children}
        </LiveChart>
        <div class="controls">
          <Slider
            label="Every pixel moves by"
            value={steps}
            min={0}
            max={mostSteps}
            shown={`${steps} of 255`}
            onValue={setSteps}
          />
        </div>
        <Spoken lines={[2, 4]}>{sentenceOn(part, isYours)}</Spoken>
      </div>
      <Trouble {...trouble} />
    </div>
  );
}

export function chartSentence(points: readonly Point[], steps: number): string {
  const { aimed, random } = at(points, steps);
  return `With every pixel moved by ${steps} of 255, the network reads ${formatNumber(random, 'percent-1')} of the test images under random noise, and ${formatNumber(aimed, 'percent-1')} under aimed noise.`;
}

function sentenceOn({ plain, random, aimed }: Three, isYours: boolean): string {
  const name = nameOf(isYours);
  const after = (digit: number) =>
    digit === plain.prediction ? 'yes' : `no longer; it becomes ${articleFor(digit)} ${digit}`;
  return `Is ${name} still ${articleFor(plain.prediction)} ${plain.prediction}? With random noise, ${after(random.prediction)}. With aimed noise, ${after(aimed.prediction)}.`;
}
