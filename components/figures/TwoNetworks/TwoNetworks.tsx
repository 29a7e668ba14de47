// Live part: mix two networks and match as many of their neurons as wanted; the curve is measured in the reader's tab.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import { orderOf } from '#src/formulas/matching.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { drawMixes } from './chart.ts';
import { pairsTiling, pairStrengths, shownPairs } from './pairs-tiling.ts';
import { useMixing } from './use-mixing.ts';

interface Props {
  /** As recorded, shares of the test images at each of `parts`. */
  parts: number[];
  asTrained: number[];
  matched: number[];
  /** Hidden neurons of each network. */
  width: number;
  count: number;
  label: string;
  /** The chart and the pictures as they were built. */
  children?: ComponentChildren;
  still?: ComponentChildren;
}

export function TwoNetworks({ parts, asTrained, matched, width, count, ...props }: Props) {
  const [pairs, setPairs] = useState(width);
  const [at, setAt] = useState(parts.indexOf(0.5));
  const [touched, setTouched] = useState(false);
  const live = useMixing(touched, pairs, parts, at);
  const recorded = pairs === width ? matched : pairs === 0 ? asTrained : undefined;
  const shares = parts.map((_, k) => live.shares[k] ?? recorded?.[k]);
  const draw = useMemo(
    () => drawMixes({ parts, asTrained, matched: shares, pairs, at }),
    [parts, asTrained, shares.join(), pairs, at],
  );
  const { mixing } = live;
  const strengths = useMemo(
    () => mixing && pairStrengths(mixing.networks, mixing.pairs, orderOf(mixing.pairs, pairs)),
    [mixing, pairs],
  );
  const share = parts[at]!;
  const words = `${formatNumber(share, 'percent-0')} of the second network`;
  return (
    <div class="stage-side two-networks">
      <LiveChart
        class="chart-frame"
        draw={draw}
        label={touched ? sentenceOn(words, pairs, shares[at]) : props.label}
        changed={touched}
      >
        {props.children}
      </LiveChart>
      <div class="side">
        <Facts
          rows={[
            {
              label: 'as trained',
              fact: 'mix-as-trained',
              value: asTrained[at]!,
              as: 'percent-2',
            },
            {
              label: `${pairs} pairs matched`,
              fact: 'mix-matched',
              value: shares[at],
              as: 'percent-2',
              strong: true,
            },
            { label: 'share of the second', fact: 'mix-share', value: share, as: 'percent-0' },
          ]}
        />
      </div>
      <div
        class="two-networks-pairs signed-tiles"
        role="img"
        aria-label={`Above, the weights of ${shownPairs} hidden neurons of the book’s network; below, those of the second network’s neurons that meet them, with ${pairs} pairs matched`}
      >
        <SignedTiles tiling={pairsTiling} strengths={strengths} still={props.still} />
      </div>
      <p class="label">
        Above: {shownPairs} neurons of the book’s network. Below: the neurons of the second network
        that they are mixed with.
      </p>
      <Spoken lines={[1, 2]}>
        {live.progress !== undefined
          ? `Fetching the networks and reading ${formatNumber(count)} images: ${formatNumber(live.progress, 'percent-0')}.`
          : mixing
            ? `Measured just now in your tab, on ${formatNumber(count)} test images.`
            : 'As recorded. Move a slider, and your tab matches and measures by itself.'}
      </Spoken>
      <div class="controls">
        <Slider
          label="Pairs matched"
          value={pairs}
          min={0}
          max={width}
          step={4}
          onValue={(next) => {
            setPairs(next);
            setTouched(true);
          }}
        />
        <Slider
          label="Share of the second network"
          value={at}
          min={0}
          max={parts.length - 1}
          spoken={words}
          shown={formatNumber(share, 'percent-0')}
          onValue={(next) => {
            setAt(next);
            setTouched(true);
          }}
        />
      </div>
      <Trouble {...live.trouble} />
    </div>
  );
}

function sentenceOn(words: string, pairs: number, share: number | undefined): string {
  const result = share === undefined ? 'not measured yet' : formatNumber(share, 'percent-2');
  return `${words}, ${pairs} pairs matched: ${result} of the test images read correctly`;
}
