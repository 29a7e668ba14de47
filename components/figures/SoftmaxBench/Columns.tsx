// Three columns of bars: ten logits to pull, the exponential of each, and what share of one whole it has.
import { Fact } from '#components/controls/Fact.tsx';
import { Range } from '#components/controls/Slider.tsx';
import { rowClass } from '#components/pictures/Probabilities/Probabilities.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { formatSmall } from './small-number.ts';
import { type Piece, piecesOf, type SoftmaxSteps } from './softmax-steps.ts';

interface Props {
  logits: readonly number[];
  steps: SoftmaxSteps;
  /** The digit that the reader follows. */
  followed: number;
  /** The one that she touches, or follows: its numbers show, as those of the answer always do. */
  shown: number;
  onMove: (digit: number, logit: number) => void;
  /** Nothing, once she has let go. */
  onTouch: (digit?: number) => void;
}

/** The bars have room for logits this large; those of a drawing may go further. */
const usualReach = 15;

/** Percent, with no more digits than a bar has pixels. */
const percent = (part: number) => `${Number((100 * part).toFixed(2))}%`;

export function Columns({ logits, steps, followed, shown, onMove, onTouch }: Props) {
  const { exponentials, probabilities, total, sum, largestProbability: answer } = steps;
  const reach = Math.max(usualReach, ...logits.map((logit) => Math.ceil(Math.abs(logit))));
  const pieces = piecesOf(probabilities, sum);
  const classOf = (digit: number) =>
    `${rowClass(digit, answer, followed)} ${digit === shown || digit === answer ? 'shown' : ''}`.trim();
  const touch = (digit: number) => ({
    onPointerEnter: () => onTouch(digit),
    onFocusCapture: () => onTouch(digit),
    onBlurCapture: () => onTouch(),
  });
  // A finger leaves as soon as it is lifted: what it has touched stays, until it touches another.
  const leave = ({ pointerType }: PointerEvent) => pointerType === 'mouse' && onTouch();
  return (
    <div class="softmax-columns" onPointerLeave={leave}>
      <p class="softmax-heads label" aria-hidden="true">
        <span>logit</span>
        <span>exponential</span>
        <span>share of 1</span>
      </p>
      <ol class="softmax-rows" aria-label="Logit and exponential of each digit">
        {logits.map((logit, digit) => (
          <li key={digit} class={classOf(digit)} {...touch(digit)}>
            <label>
              <span class="digit-name">{digit}</span>
              <span class={`softmax-logit ${logit < 0 ? 'below' : 'above'}`}>
                <span
                  class="softmax-pull"
                  style={{ inlineSize: percent(Math.abs(logit) / reach / 2) }}
                />
                <Fact name={`bench-logit-${digit}`} value={logit} as="fixed-2" />
                <Range
                  label={`Logit of digit ${digit}`}
                  min={-reach}
                  max={reach}
                  step={0.1}
                  value={logit}
                  spoken={`${formatNumber(logit, 'fixed-2')}, share ${formatSmall(probabilities[digit]!)}`}
                  onValue={(moved) => onMove(digit, moved)}
                />
              </span>
            </label>
            <span class="softmax-exponential">
              <span class="bar">
                <span style={{ inlineSize: percent(exponentials[digit]!) }} />
              </span>
              <Fact name={`bench-exponential-${digit}`} value={exponentials[digit]}>
                {formatSmall(exponentials[digit]!)}
              </Fact>
            </span>
          </li>
        ))}
      </ol>
      <Ways {...{ pieces, classOf }} />
      <ol class="softmax-whole" aria-label="Share of each digit">
        {pieces.map(({ start, share }, digit) => (
          <li
            key={digit}
            class={classOf(digit)}
            style={{ blockSize: percent(share), '--middle': percent(start + share / 2) }}
            onPointerEnter={() => onTouch(digit)}
          >
            <span class={`digit-name ${share < leastNamed ? 'visually-hidden' : ''}`}>{digit}</span>
            <Fact name={`bench-probability-${digit}`} value={probabilities[digit]}>
              {formatSmall(probabilities[digit]!)}
            </Fact>
          </li>
        ))}
      </ol>
      <p class="softmax-sums">
        <span>
          <span class="label">sum</span> <Fact name="bench-total" value={total} as="fixed-4" />
        </span>
        <Fact name="bench-sum" value={sum} as="fixed-4" />
      </p>
    </div>
  );
}

/** A shorter piece has no room for its name. */
const leastNamed = 0.08;

interface WaysProps {
  pieces: readonly Piece[];
  classOf: (digit: number) => string;
}

/** From the middle of each row to the two ends of its piece; ten rows are as high as the whole is long. */
const Ways = ({ pieces, classOf }: WaysProps) => (
  <svg class="softmax-ways" viewBox="0 0 1 10" preserveAspectRatio="none" aria-hidden="true">
    {pieces.map(({ start, share }, digit) => (
      <path
        key={digit}
        class={classOf(digit)}
        d={`M0 ${digit + 0.5}L1 ${(10 * start).toFixed(2)}V${(10 * (start + share)).toFixed(2)}Z`}
      />
    ))}
  </svg>
);
