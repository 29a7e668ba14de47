// Live part: two sliders are one rule; the picture, the counts and the sentence follow.
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import {
  countRight,
  digitCount,
  type Rule,
  sliders,
  unpackPairs,
} from '#src/formulas/written-rule.ts';
import { Scatter } from './Scatter.tsx';

interface Props {
  /** The test images: src/formulas/written-rule.ts. */
  packed: string;
  zeros: number;
  /** What the training images would choose. */
  best: Rule & { right: number; count: number };
}

const names = { inkBelow: 'Ink below', centreFrom: 'Centre ink at least' } as const;
/** One that a person might begin with: a 1 is thin. */
const firstRule: Rule = { inkBelow: 20_000, centreFrom: 0 };

export function WrittenRule({ packed, zeros, best }: Props) {
  const digits = useMemo(() => ({ pairs: unpackPairs(packed), zeros }), [packed, zeros]);
  const [rule, setRule] = useState(firstRule);
  const [marked, setMarked] = useState(false);
  const count = digitCount(digits);
  const right = countRight(digits, rule);
  const ofBest = countRight(digits, best);
  const share = (right[0] + right[1]) / count;
  const shareOfBest = (ofBest[0] + ofBest[1]) / count;
  return (
    <div class="written stage-side">
      <Scatter digits={digits} rule={rule} best={marked ? best : undefined} />
      <div class="side stack">
        <p class="written-code">
          if ink &lt; <b>{formatNumber(rule.inkBelow)}</b>
          <br />
          and centre ≥ <b>{formatNumber(rule.centreFrom)}</b>
          <br />
          then 1, else 0
        </p>
        <h3>Test images read correctly</h3>
        <Facts
          rows={[
            countOf('rule-zeros', 'the 0s', right[0], zeros),
            countOf('rule-ones', 'the 1s', right[1], count - zeros),
            countOf('rule-both', 'both', right[0] + right[1], count),
            {
              fact: 'rule-accuracy',
              label: 'accuracy',
              value: share,
              as: 'percent-2',
              strong: true,
            },
          ]}
        />
      </div>
      <div class="controls">
        {(['inkBelow', 'centreFrom'] as const).map((name) => (
          <Slider
            key={name}
            label={names[name]}
            fact={name}
            {...sliders[name]}
            min={0}
            value={rule[name]}
            spoken={formatNumber(rule[name])}
            onValue={(value) => setRule((before) => ({ ...before, [name]: value }))}
          />
        ))}
        <Button aria-pressed={marked} onClick={() => setMarked(!marked)}>
          Show the rule learned from the training images
        </Button>
      </div>
      <Spoken class="written-verdict" lines={[2, 4]}>
        {marked ? (
          <>
            Learned: ink below {formatNumber(best.inkBelow)}, centre at least{' '}
            {formatNumber(best.centreFrom)}. It reads{' '}
            {formatNumber(best.right / best.count, 'percent-2')} of the training images correctly,
            and <Fact name="learned-rule" value={shareOfBest} as="percent-2" /> of these test
            images. {compare(share, shareOfBest)}
          </>
        ) : (
          `Your rule takes ${formatNumber(zeros - right[0])} of the 0s for a 1, and ${formatNumber(count - zeros - right[1])} of the 1s for a 0.`
        )}
      </Spoken>
    </div>
  );
}

const countOf = (fact: string, label: string, right: number, of: number) => ({
  fact,
  label,
  value: right,
  shown: `${formatNumber(right)} of ${formatNumber(of)}`,
});

function compare(yours: number, learned: number): string {
  if (yours > learned) return 'Yours scores higher, but you tuned it on these images.';
  return yours === learned ? 'Yours scores the same.' : 'Yours doesn’t score as high yet.';
}
