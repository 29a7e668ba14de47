// One neuron over the grid: its weights large, its ten weights to the outputs, its favourite digits.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { digitWeightsOf } from '#components/controls/Following/first-neuron.ts';
import { InkTile } from '#components/pictures/InkTiles/InkTiles.tsx';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import type { Network } from '#src/nn/index.ts';
import { articleFor } from '#src/numbers/format.ts';
import { favouriteSheet, layerStrengths, neuronStrengths, oneTiling } from './grid.ts';

interface Props {
  /** From 0. */
  neuron: number;
  /** (128, 784); undefined: those of the trained network. */
  weights: Float32Array | undefined;
  /** How much of it its best edge explains, 0..1. */
  edge: number;
  /** Three digits, the one it responds to most first. */
  favourites: readonly number[];
  /** Of the three test images that it responds to most. */
  labels: readonly number[];
  picture: string;
  onClose: () => void;
}

export function Enlarged(props: Props) {
  const { neuron, weights, edge, favourites, labels, picture, onClose } = props;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), [neuron]);
  const { key, part, trouble } = useFetched(neuron, none, withNetwork(trainedOf));
  const trained = key === neuron ? part : undefined;
  const { outputs } = trained ?? {};
  const own = useMemo(
    () => (weights ? neuronStrengths(weights, neuron) : trained?.strengths),
    [weights, neuron, trained],
  );
  return (
    <div
      ref={panel}
      class="weight-grid-open"
      role="group"
      tabIndex={-1}
      aria-label={`Hidden neuron ${neuron + 1}`}
    >
      <button
        type="button"
        class="weight-grid-one signed-tiles"
        aria-label={`The 784 weights into hidden neuron ${neuron + 1}, enlarged: press to close`}
        onClick={onClose}
      >
        <SignedTiles tiling={oneTiling} strengths={own} still={undefined} />
      </button>
      <div>
        <h3>Neuron {neuron + 1}</h3>
        <p>
          Its best edge explains <Fact name="open-edge" value={edge} as="percent-0" /> of it. After
          training it responds most to{' '}
          <strong>
            {favourites[0]}, {favourites[1]} and {favourites[2]}
          </strong>
          , and most of all to these three images:
        </p>
        <ul class="weight-grid-favourites">
          {labels.map((label, k) => (
            <li key={k}>
              <span class="picture" role="img" aria-label={`${articleFor(label)} ${label}`}>
                <InkTile sheet={favouriteSheet} picture={picture} k={labels.length * neuron + k} />
              </span>
            </li>
          ))}
        </ul>
        <Button onClick={onClose}>Close</Button>
      </div>
      <div class="weight-grid-outputs">
        <p class="label">its trained weights to the ten outputs</p>
        <ol>
          {Array.from({ length: 10 }, (_, digit) => (
            <li key={digit}>
              <span>{digit}</span>
              <OutputBar weight={outputs?.[digit]} largest={largestOf(outputs)} />
              <Fact name={`open-output-${digit}`} value={outputs?.[digit]} as="fixed-2" />
            </li>
          ))}
        </ol>
        <Trouble {...trouble} />
      </div>
    </div>
  );
}

const none: { key: number; part: ReturnType<typeof trainedOf> | undefined } = {
  key: -1,
  part: undefined,
};

const trainedOf = (network: Network, neuron: number) => ({
  outputs: digitWeightsOf(network, neuron),
  strengths: layerStrengths(network.layers[0], neuron),
});

const largestOf = (weights: readonly number[] = []) => Math.max(1e-6, ...weights.map(Math.abs));

/** From the middle to the right for, to the left against. */
function OutputBar({ weight = 0, largest }: { weight?: number; largest: number }) {
  const share = (50 * Math.abs(weight)) / largest;
  return (
    <span class="weight-grid-bar" aria-hidden="true">
      <span
        class={weight < 0 ? 'negative' : 'positive'}
        style={{ insetInlineStart: `${weight < 0 ? 50 - share : 50}%`, inlineSize: `${share}%` }}
      />
    </span>
  );
}
