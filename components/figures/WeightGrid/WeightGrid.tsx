// Live part: play the training as a film, choose a moment of it or another setting, put the neurons in order, and open one.
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { isComposing } from '#components/controls/composing.ts';
import { Facts } from '#components/controls/Fact.tsx';
import { Select } from '#components/controls/Select.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Steps, useSteps } from '#components/controls/Steps.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { unpack } from '#src/numbers/packed.ts';
import { weightsOf } from './checkpoints.ts';
import { Enlarged } from './Enlarged.tsx';
import { shownImages } from './grid.ts';
import { MomentTable, type Moment, runNames } from './MomentTable.tsx';
import { byDigit, edgesFirst, type Order, orderNames } from './orders.ts';
import { Tiles } from './Tiles.tsx';

interface Props {
  moments: Moment[];
  /** The address of their weights below the site's root. */
  file: string;
  /** Packed: of each neuron, how much of it its best edge explains, in ten-thousandths. */
  edges: string;
  /** Of each neuron, the three digits that it responds to most: "281 047 …". */
  favourites: string;
  /** Of the three test images of each neuron, one digit each. */
  labels: string;
  /** CSS: where the picture of these images is. */
  picture: string;
  /** The last moment as it was built, for the grid in its two shapes. */
  children?: ComponentChildren;
  narrow?: ComponentChildren;
}

const runs = Object.entries(runNames) as [Moment['run'], string][];
const orders = Object.entries(orderNames) as [Order, string][];

export function WeightGrid({ moments, file, children, narrow, ...props }: Props) {
  const last = moments.findLastIndex(({ run }) => run === 'book');
  // A moment stays long enough to be seen.
  const steps = useSteps(last, 500);
  const [chosen, choose] = useState<Moment['run']>('book');
  const isBook = chosen === 'book';
  const place = isBook ? steps.done : moments.findLastIndex((moment) => moment.run === chosen);
  const [order, arrange] = useState<Order>('edges');
  // The built pictures stand in one order: another one needs the weights of the same moment.
  const {
    key,
    part: weights,
    trouble,
  } = useFetched<[number, boolean], Float32Array | undefined>(
    [place, order !== 'edges'],
    { key: [last, false], part: undefined },
    ([k]) => weightsOf(file, k),
  );
  const { run, step, accuracy, correlation } = moments[key[0]];
  const { scores, favourites, arranged } = useNeurons(props.edges, props.favourites);
  const built = arranged.edges;
  const { open, press, close, closeByKey } = useOpen();
  const stepWords = `step ${formatNumber(moments[place].step)}`;
  const when = `${runNames[run]}, after ${formatNumber(step)} steps`;
  return (
    <div
      class="full-width weight-grid"
      role="group"
      aria-label="The weights through training"
      onKeyDown={closeByKey}
    >
      <Tiles
        order={weights ? arranged[order] : built}
        weights={weights}
        open={open}
        onPress={press}
        label={`The weights into all 128 hidden neurons, ${when}, each a picture of 28 × 28 weights: blue positive, orange negative`}
        still={children}
        narrowStill={narrow}
      >
        {open !== undefined && (
          <Enlarged
            neuron={open}
            weights={weights}
            edge={scores[open] / 10_000}
            favourites={favourites[open]}
            labels={[...props.labels]
              .slice(shownImages * open, shownImages * (open + 1))
              .map(Number)}
            picture={props.picture}
            onClose={close}
          />
        )}
      </Tiles>
      <div class="weight-grid-run">
        <Facts
          rows={[
            {
              label: 'test images read correctly',
              fact: 'moment-accuracy',
              value: accuracy,
              as: 'percent-1',
              strong: true,
            },
            {
              label: 'neighbours’ correlation',
              fact: 'moment-correlation',
              value: correlation,
              as: 'fixed-2',
            },
          ]}
        />
        <div class="controls">
          {isBook && <Steps steps={steps} play="Play the training" finish="Show the end" />}
          <Slider
            label="Moment of training"
            value={steps.done}
            min={0}
            max={last}
            disabled={!isBook}
            spoken={stepWords}
            shown={stepWords}
            onValue={steps.go}
          />
          <Choice
            class="pairs"
            legend="Trained"
            name="weight-grid-run"
            options={runs}
            value={chosen}
            onValue={choose}
          />
          <Select label="In order" options={orders} value={order} onValue={arrange} />
        </div>
      </div>
      <Trouble {...trouble} />
      <MomentTable moments={moments} />
    </div>
  );
}

function useNeurons(edges: string, favouriteDigits: string) {
  return useMemo(() => {
    const scores = unpack(edges);
    const favourites = favouriteDigits.split(' ').map((three) => [...three].map(Number));
    const arranged: Record<Order, number[]> = {
      edges: edgesFirst(scores),
      digits: byDigit(
        favourites.map(([first]) => first),
        scores,
      ),
      numbers: [...scores.keys()],
    };
    return { scores, favourites, arranged };
  }, [edges, favouriteDigits]);
}

/** Which neuron is enlarged: a second press or Escape closes it, and the focus goes back to its picture. */
function useOpen() {
  const [open, setOpen] = useState<number>();
  const from = useRef<HTMLElement>();
  const close = () => {
    setOpen(undefined);
    from.current?.focus();
  };
  return {
    open,
    close,
    press(neuron: number, button: HTMLElement) {
      if (neuron === open) return close();
      from.current = button;
      setOpen(neuron);
    },
    closeByKey(event: KeyboardEvent) {
      if (event.key !== 'Escape' || open === undefined || isComposing(event)) return;
      event.preventDefault();
      close();
    },
  };
}
