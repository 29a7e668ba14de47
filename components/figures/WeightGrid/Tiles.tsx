// All pictures in their order, and over each a button: arrow keys go from one to the next, a press opens it. A phone shows half.
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
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
  /** What lies over them. */
  children: ComponentChildren;
}

const half = 64;

export function Tiles({ order, weights, open, onPress, label, ...parts }: Props) {
  const { still, narrowStill, children } = parts;
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
  const [isWhole, setWhole] = useState(false);
  const turn = () => {
    setWhole(!isWhole);
    // What is not shown must not be where Tab goes.
    if (reached >= half) reach(0);
  };
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
      <div class={`weight-grid-all${isWhole ? '' : ' weight-grid-half'}`}>
        <div class="weight-grid-wide signed-tiles" role="img" aria-label={label}>
          <SignedTiles tiling={gridTiling} strengths={wide} still={still} />
        </div>
        <div class="weight-grid-narrow signed-tiles" role="img" aria-label={label}>
          <SignedTiles tiling={narrowTiling} strengths={narrow} still={narrowStill} />
        </div>
        <div
          ref={group}
          id="weight-grid-cells"
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
        {children}
      </div>
      <Button
        class="weight-grid-more"
        aria-expanded={isWhole}
        aria-controls="weight-grid-cells"
        onClick={turn}
      >
        {isWhole ? `Show the first ${half}` : `Show all ${order.length}`}
      </Button>
    </>
  );
}
