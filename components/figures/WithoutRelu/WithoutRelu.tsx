// Live part: ReLU on or off for the reader's digit, and the collapsed matrix digit by digit.
import { useEffect, useState } from 'preact/hooks';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { loadNetwork } from '#src/session/network.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { linearReading, type LinearReading } from './linear-reading.ts';

interface Props {
  first: Reading;
  firstLinear: LinearReading;
  accuracy: number;
  accuracyWithoutRelu: number;
}

export function WithoutRelu({ first, firstLinear, accuracy, accuracyWithoutRelu }: Props) {
  const reading = useReading(first);
  const digitName = useDigitName();
  const [withRelu, setWithRelu] = useState(false);
  const { linear, digit, choose, trouble } = useLinear(first, firstLinear, reading);
  const shown = withRelu ? reading : linear;
  const difference = Math.max(
    ...linear.twoSteps.map((logit, i) => Math.abs(logit - linear.oneStep[i])),
  );
  const largest = Math.max(1e-9, ...linear.column.map(Math.abs));
  return (
    <div class="without-relu">
      <section>
        <fieldset class="choice">
          <legend>ReLU</legend>
          <label>
            <input type="radio" name="relu" checked={withRelu} onChange={() => setWithRelu(true)} />
            on
          </label>
          <label>
            <input
              type="radio"
              name="relu"
              checked={!withRelu}
              onChange={() => setWithRelu(false)}
            />
            off
          </label>
        </fieldset>
        <Spoken>
          {withRelu ? 'With ReLU' : 'Without ReLU'} {digitName} is read as{' '}
          <strong>{shown.prediction}</strong>.
        </Spoken>
        <Probabilities
          probabilities={shown.probabilities}
          prediction={shown.prediction}
          name="linear-probability"
        />
        <table class="without-relu-scores">
          <tbody>
            <tr>
              <th scope="row">right with ReLU</th>
              <td>
                <data data-name="accuracy" value={String(accuracy)}>
                  {formatNumber(accuracy, 'percent-2')}
                </data>
              </td>
            </tr>
            <tr>
              <th scope="row">right without</th>
              <td>
                <data data-name="accuracy-without-relu" value={String(accuracyWithoutRelu)}>
                  {formatNumber(accuracyWithoutRelu, 'percent-2')}
                </data>
              </td>
            </tr>
          </tbody>
        </table>
      </section>
      <section>
        <h3>
          The one matrix: its 784 weights for <strong>{linear.digit}</strong>
        </h3>
        <Picture
          values={linear.column}
          signed
          largest={largest}
          label={`The 784 weights of the collapsed matrix for ${linear.digit}, blue above 0, orange below`}
        />
        <DigitChoice
          legend="For the digit"
          name="collapsed-digit"
          digit={digit}
          onChoose={choose}
        />
        <p>
          Two steps or one: the logits differ by at most{' '}
          <data data-name="collapse-difference" value={String(difference)}>
            {difference.toExponential(1)}
          </data>
          , which is rounding.
        </p>
        {trouble && <p class="trouble">{trouble}</p>}
      </section>
    </div>
  );
}

function useLinear(first: Reading, firstLinear: LinearReading, reading: Reading) {
  const [linear, setLinear] = useState(firstLinear);
  const [digit, setDigit] = useState(firstLinear.digit);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    if (reading === first && digit === linear.digit && linear === firstLinear) return;
    loadNetwork().then(
      (network) => {
        setLinear(linearReading(network, reading.pixels, digit));
        setTrouble('');
      },
      (error: Error) => setTrouble(`${error.message} Choose another digit to try again.`),
    );
  }, [reading, digit]);
  return { linear, digit, choose: setDigit, trouble };
}
