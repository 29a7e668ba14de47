// Live part: choose a moment of training or another setting, and enlarge one neuron.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import { enlarge } from '#components/pictures/SignedTiles/tiling.ts';
import { Trouble } from '#components/controls/Trouble.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { checkpointStrengths, gridTiling, neuronAt, neuronStrengths, oneTiling } from './grid.ts';
import { MomentNumbers, MomentTable, type Moment, runNames } from './MomentNumbers.tsx';
import { useCheckpoints } from './use-checkpoints.ts';

interface Props {
  moments: Moment[];
  /** The address of their weights below the site's root. */
  file: string;
  /** The last moment as it was built, once for the grid and once for the neuron beside it. */
  children?: ComponentChildren;
  enlarged?: ComponentChildren;
}

export function WeightGrid({ moments, file, children, enlarged }: Props) {
  const last = moments.findLastIndex(({ run }) => run === 'book');
  const [place, setPlace] = useState(last);
  const [neuron, setNeuron] = useState(0);
  const { weights, trouble, ask } = useCheckpoints(file);
  const strengths = useMemo(() => weights && checkpointStrengths(weights[place]), [weights, place]);
  const own = useMemo(
    () => weights && neuronStrengths(weights[place], neuron),
    [weights, place, neuron],
  );
  const show = (wanted: number) => {
    setPlace(wanted);
    ask();
  };
  const { run, step } = moments[place];
  const isBook = run === 'book';
  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    setNeuron(
      neuronAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height),
    );
  };
  const when = `${runNames[run]}, after ${formatNumber(step)} steps`;
  return (
    <div class="weight-grid">
      <div
        class="weight-grid-all signed-tiles"
        role="img"
        aria-label={`The weights into all 128 hidden neurons, ${when}, each a picture of 28 × 28 weights: blue positive, orange negative`}
        onPointerDown={point}
      >
        <SignedTiles tiling={gridTiling} strengths={strengths} still={children} />
        <span class="weight-grid-frame" style={frameOf(neuron)} />
      </div>
      <div class="weight-grid-side">
        <div
          class="weight-grid-one signed-tiles"
          style={enlarge(gridTiling, neuron)}
          role="img"
          aria-label={`The 784 weights into hidden neuron ${neuron + 1}, enlarged`}
        >
          <SignedTiles tiling={oneTiling} strengths={own} still={enlarged} />
        </div>
        <p class="label">
          neuron {neuron + 1}: <span class="plus">blue +</span>, <span class="minus">orange −</span>
        </p>
        <MomentNumbers moment={moments[place]} />
      </div>
      <div class="controls">
        <label class="slider weight-grid-slider weight-grid-moment">
          <span>Moment of training</span>
          <input
            type="range"
            min="0"
            max={last}
            value={isBook ? place : last}
            disabled={!isBook}
            aria-valuetext={`step ${formatNumber(step)}`}
            onInput={(event) => show(Number(event.currentTarget.value))}
          />
          <output aria-live="off">step {formatNumber(step)}</output>
        </label>
        <fieldset class="choice">
          <legend>Trained</legend>
          {(Object.keys(runNames) as Moment['run'][]).map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="weight-grid-run"
                checked={run === name}
                onChange={() => show(moments.findLastIndex((moment) => moment.run === name))}
              />
              {runNames[name]}
            </label>
          ))}
        </fieldset>
        <label class="slider weight-grid-slider">
          <span>Enlarge neuron</span>
          <input
            type="range"
            min="1"
            max="128"
            value={neuron + 1}
            onInput={(event) => setNeuron(Number(event.currentTarget.value) - 1)}
          />
          <output aria-live="off">{neuron + 1} of 128</output>
        </label>
      </div>
      <Trouble sentence={trouble} retry={ask} />
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
