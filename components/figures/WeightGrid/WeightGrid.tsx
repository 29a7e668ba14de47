// Live part: play the training as a film, choose a moment of it or another setting, and enlarge one neuron.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { NeuronSlider, Slider } from '#components/controls/Slider.tsx';
import { Steps, useSteps } from '#components/controls/Steps.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import { enlarge } from '#components/pictures/SignedTiles/tiling.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { weightsOf } from './checkpoints.ts';
import { checkpointStrengths, gridTiling, neuronAt, neuronStrengths, oneTiling } from './grid.ts';
import { MomentTable, type Moment, runNames } from './MomentTable.tsx';

interface Props {
  moments: Moment[];
  /** The address of their weights below the site's root. */
  file: string;
  /** The last moment as it was built, once for the grid and once for the neuron beside it. */
  children?: ComponentChildren;
  enlarged?: ComponentChildren;
}

const runs = Object.entries(runNames) as [Moment['run'], string][];

export function WeightGrid({ moments, file, children, enlarged }: Props) {
  const last = moments.findLastIndex(({ run }) => run === 'book');
  // A moment stays long enough to be seen.
  const steps = useSteps(last, 500);
  const [chosen, choose] = useState<Moment['run']>('book');
  const isBook = chosen === 'book';
  const place = isBook ? steps.done : moments.findLastIndex((moment) => moment.run === chosen);
  const [neuron, setNeuron] = useState(0);
  const {
    key,
    part: weights,
    trouble,
  } = useFetched<number, Float32Array | undefined>(place, { key: last, part: undefined }, (k) =>
    weightsOf(file, k),
  );
  const strengths = useMemo(() => weights && checkpointStrengths(weights), [weights]);
  const own = useMemo(() => weights && neuronStrengths(weights, neuron), [weights, neuron]);
  const { run, step, accuracy, correlation } = moments[key];
  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    setNeuron(
      neuronAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height),
    );
  };
  const stepWords = `step ${formatNumber(moments[place].step)}`;
  const when = `${runNames[run]}, after ${formatNumber(step)} steps`;
  return (
    <div class="stage-side weight-grid">
      <div
        class="chart-frame weight-grid-all signed-tiles"
        role="img"
        aria-label={`The weights into all 128 hidden neurons, ${when}, each a picture of 28 × 28 weights: blue positive, orange negative`}
        onPointerDown={point}
      >
        <SignedTiles tiling={gridTiling} strengths={strengths} still={children} />
        <span class="weight-grid-frame" style={frameOf(neuron)} />
      </div>
      <div class="side weight-grid-side">
        <div
          class="weight-grid-one signed-tiles"
          style={enlarge(gridTiling, neuron)}
          role="img"
          aria-label={`The 784 weights into hidden neuron ${neuron + 1}, enlarged`}
        >
          <SignedTiles tiling={oneTiling} strengths={own} still={enlarged} />
        </div>
        <p class="label">
          neuron {neuron + 1}: <span class="positive">blue +</span>,{' '}
          <span class="negative">orange −</span>
        </p>
        <Facts
          rows={[
            {
              label: 'neighbours’ correlation',
              fact: 'moment-correlation',
              value: correlation,
              as: 'fixed-2',
            },
            {
              label: 'test images read correctly',
              fact: 'moment-accuracy',
              value: accuracy,
              as: 'percent-1',
            },
          ]}
        />
      </div>
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
        <NeuronSlider label="Enlarge neuron" index={neuron} onIndex={setNeuron} />
      </div>
      <Trouble {...trouble} />
      <MomentTable moments={moments} />
    </div>
  );
}

function frameOf(neuron: number) {
  const { columns, rows } = gridTiling;
  return {
    insetInlineStart: `${(100 * (neuron % columns)) / columns}%`,
    insetBlockStart: `${(100 * Math.floor(neuron / columns)) / rows}%`,
    inlineSize: `${100 / columns}%`,
    blockSize: `${100 / rows}%`,
  };
}
