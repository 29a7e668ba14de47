// Every seventh image as a point: a ring is a 0, a stroke is a 1; what the rule gets wrong is drawn in full ink.
import { formatNumber } from '#src/numbers/format.ts';
import {
  countRight,
  digitCount,
  type Digits,
  type Rule,
  saysTo,
  sliders,
  units,
} from '#src/formulas/written-rule.ts';

/** Images a point stands for: a page with all of them would be too heavy to read and to send. */
export const each = 7;
/** The room of the points; around it stand the axes. */
const [width, height] = [400, 260];
const [left, bottom] = [48, 22];
const largest = { ink: 255 * units.ink, centre: 4_080 };
const x = (ink: number) => (ink / largest.ink) * width;
const y = (centre: number) => height - (centre / largest.centre) * height;

interface Props {
  digits: Digits;
  rule: Rule;
  best?: Rule;
}

export function Scatter({ digits, rule, best }: Props) {
  const [zeros, ones] = countRight(digits, rule);
  const label =
    `Each 0 and 1 by its ink and the ink in its centre. The 1s have less ink, and more of it in the centre. ` +
    `With ink below ${formatNumber(rule.inkBelow)} and a centre of at least ${formatNumber(rule.centreFrom)} ` +
    `called 1, ${formatNumber(zeros + ones)} of ${formatNumber(digitCount(digits))} are right.`;
  return (
    <div class="written-picture chart-frame">
      {/* given 16: A square of four pixels by four. */}
      <p class="label">↑ centre ink: the sum of the 16 pixels in the middle</p>
      <svg
        class="drawing"
        viewBox={`${-left} -8 ${width + left + 8} ${height + bottom + 8}`}
        role="img"
        aria-label={label}
      >
        <path class="written-area" d={`M0 0H${x(rule.inkBelow)}V${y(rule.centreFrom)}H0z`} />
        <Axes />
        {([0, 1] as const).map((digit) =>
          ([true, false] as const).map((isRight) => (
            <path
              key={`${digit}${isRight}`}
              class={isRight ? 'written-right' : 'written-wrong'}
              d={pathOf(digits, rule, digit, isRight)}
            />
          )),
        )}
        <path class="written-line" d={cornerOf(rule)} />
        {best && <path class="written-best" d={cornerOf(best)} />}
      </svg>
      <p class="label written-across">ink: the sum of all 784 pixels →</p>
      <p class="written-key label">
        <span>○ a 0</span> <span>❘ a 1</span> <span>shaded: called 1</span> <span>bold: wrong</span>
      </p>
    </div>
  );
}

const cornerOf = (rule: Rule) => `M${x(rule.inkBelow)} 0V${y(rule.centreFrom)}H0`;

function pathOf(digits: Digits, rule: Rule, digit: 0 | 1, isRight: boolean): string {
  const [from, end] = digit ? [digits.zeros, digitCount(digits)] : [0, digits.zeros];
  let path = '';
  for (let place = from; place < end; place += each) {
    if ((saysTo(digits, rule, place) === digit) !== isRight) continue;
    const across = x(digits.pairs[2 * place] * units.ink).toFixed(0);
    const down = y(digits.pairs[2 * place + 1] * units.centre).toFixed(0);
    path += `M${across} ${down}${digit ? 'm0-4v8' : 'm-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0'}`;
  }
  return path;
}

const Axes = () => (
  <g class="written-axes">
    <path d={`M0 0V${height}H${width}`} />
    {[0, 20_000, 40_000, sliders.inkBelow.max].map((ink) => (
      <text key={ink} x={x(ink)} y={height + 16} text-anchor="middle">
        {formatNumber(ink)}
      </text>
    ))}
    {[1_000, 2_000, 3_000, sliders.centreFrom.max].map((centre) => (
      <text key={centre} x={-6} y={y(centre) + 4} text-anchor="end">
        {formatNumber(centre)}
      </text>
    ))}
  </g>
);
