// All pictures in their order, and over each a button: arrow keys go from one to the next, a press opens it.
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { isComposing } from '#components/controls/composing.ts';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import { checkpointStrengths, gridTiling, narrowTiling } from './grid.ts';

interface Props {
  /** Neurons, from 0, in the order in which they stand. */
  order: readonly number[];
  /** (128, 784); undefined: the built pictures stand. */
  weights: Float32Array | undefined;
  /** The neuron that is enlarged. */
  open: number | undefined;
  onPress: (neuron: number, button: HTMLElement) => void;
  label: string;
  still: ComponentChildren;
  narrowStill: ComponentChildren;
}

export function Tiles({ order, weights, open, onPress, label, still, narrowStill }: Props) {
  const [wide, narrow] = useMemo(
    () =>
      [gridTiling, narrowTiling].map(
        (tiling) => weights && checkpointStrengths(tiling, weights, order),
      ),
    [weights, order],
  );
  const group = useRef<HTMLDivElement>(null);
  // One of them is in the way of the Tab key: the one that had the focus last.
  const [reached, reach] = useState(0);
  const walk = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const columns = getComputedStyle(group.current!).gridTemplateColumns.split(' ').length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    const next = step && group.current!.children[reached + step];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      <div class="weight-grid-wide signed-tiles" role="img" aria-label={label}>
        <SignedTiles tiling={gridTiling} strengths={wide} still={still} />
      </div>
      <div class="weight-grid-narrow signed-tiles" role="img" aria-label={label}>
        <SignedTiles tiling={narrowTiling} strengths={narrow} still={narrowStill} />
      </div>
      <div
        ref={group}
        class="weight-grid-cells"
        role="group"
        aria-label="128 hidden neurons"
        onKeyDown={walk}
      >
        {order.map((neuron, place) => (
          <button
            key={neuron}
            type="button"
            tabIndex={place === reached ? 0 : -1}
            aria-label={`Neuron ${neuron + 1}`}
            aria-expanded={neuron === open}
            onFocus={() => reach(place)}
            onClick={({ currentTarget }) => onPress(neuron, currentTarget)}
          />
        ))}
      </div>
    </>
  );
}
