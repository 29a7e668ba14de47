// Ten bars, one a digit: on what share of its images the neuron fires; beside each the AUC.
import { formatNumber } from '#src/numbers/format.ts';
import { bestDigit, type Responses } from './responses.ts';

export function FiringBars({ responses }: { responses: Responses }) {
  const best = bestDigit(responses);
  return (
    <ol class="probabilities inspector-bars" aria-label="Share of each digit’s images it fires on">
      {responses.active.map((share, digit) => (
        <li key={digit} class={digit === best ? 'best' : ''}>
          <span class="digit-name">{digit}</span>
          <span class="bar" aria-hidden="true">
            <span style={{ inlineSize: `${100 * share}%` }} />
          </span>
          <data data-name={`fires-${digit}`} value={String(share)}>
            {formatNumber(share, 'percent-0')}
          </data>
          <data data-name={`auc-${digit}`} value={String(responses.auc[digit])}>
            {formatNumber(responses.auc[digit], 'fixed-2')}
          </data>
        </li>
      ))}
    </ol>
  );
}
