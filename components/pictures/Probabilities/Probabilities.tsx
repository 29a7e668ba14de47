// Ten probabilities as bars with their numbers; the bar of the answer carries the marker.
import { Fact } from '#components/controls/Fact.tsx';

interface Props {
  probabilities: ArrayLike<number>;
  prediction: number;
  /** Nothing is drawn: the bars are empty and the numbers say so. */
  empty?: boolean;
  /** The results are called `probability-0` … unless they are not those of the reader's digit. */
  name?: string;
  /** Shown before the bars: what softmax made the probabilities from. */
  logits?: readonly number[];
  /** The digit that the reader follows. */
  followed?: number;
}

/** Of a row in a list of the ten digits. */
export const rowClass = (digit: number, answer?: number, followed?: number) =>
  `${digit === answer ? 'answer' : ''} ${digit === followed ? 'followed' : ''}`.trim();

export function Probabilities(props: Props) {
  const {
    probabilities,
    prediction,
    empty = false,
    name = 'probability',
    logits,
    followed,
  } = props;
  return (
    <ol
      class={`probabilities ${logits ? 'with-logits' : ''}`}
      aria-label="Probability of each digit"
    >
      {Array.from(probabilities, (probability, digit) => (
        <li class={rowClass(digit, empty ? undefined : prediction, followed)}>
          <span class="digit-name">{digit}</span>
          {logits && <Fact name={`logit-${digit}`} value={logits[digit]} as="fixed-4" />}
          <span class="bar" aria-hidden="true">
            <span style={{ inlineSize: empty ? '0' : `${probability * 100}%` }} />
          </span>
          <Fact name={`${name}-${digit}`} value={empty ? NaN : probability} as="probability" />
        </li>
      ))}
    </ol>
  );
}
