// What the network reads in the numbers as they now are.
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { TopAnswer } from './top-answers.ts';

interface Props {
  values: Uint8Array;
  answer: TopAnswer;
  inverted: boolean;
}

export function LabAnswer({ values, answer, inverted }: Props) {
  const sum = values.reduce((total, value) => total + value, 0);
  return (
    <Spoken class="lab-answer">
      The {inverted ? 'inverted numbers' : '784 values'} add up to{' '}
      <data data-name="lab-ink-sum" value={String(sum)}>
        {formatNumber(sum)}
      </data>
      . The network reads {inverted ? 'them' : 'the picture'} as{' '}
      <data class="lab-prediction" data-name="lab-prediction" value={String(answer.prediction)}>
        {answer.prediction}
      </data>{' '}
      with probability{' '}
      <data data-name="lab-probability" value={String(answer.probability)}>
        {formatNumber(answer.probability, 'fixed-5')}
      </data>
      .
    </Spoken>
  );
}
