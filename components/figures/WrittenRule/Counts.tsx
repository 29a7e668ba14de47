// How many 0s and how many 1s a rule gets right, and both together.
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  right: [zeros: number, ones: number];
  zeros: number;
  ones: number;
}

export function Counts({ right, zeros, ones }: Props) {
  const rows = [
    { name: 'rule-zeros', words: 'the 0s', right: right[0], of: zeros },
    { name: 'rule-ones', words: 'the 1s', right: right[1], of: ones },
    { name: 'rule-both', words: 'both', right: right[0] + right[1], of: zeros + ones },
  ];
  return (
    <table class="written-counts">
      <caption>Right on the test images</caption>
      <tbody>
        {rows.map(({ name, words, right: hits, of }) => (
          <tr key={name}>
            <th scope="row">{words}</th>
            <td>
              <data data-name={name} value={String(hits)}>
                {formatNumber(hits)}
              </data>{' '}
              of {formatNumber(of)}
            </td>
          </tr>
        ))}
        <tr class="written-share">
          <th scope="row">accuracy</th>
          <td>
            <data data-name="rule-accuracy" value={String((right[0] + right[1]) / (zeros + ones))}>
              {formatNumber((right[0] + right[1]) / (zeros + ones), 'percent-2')}
            </data>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
