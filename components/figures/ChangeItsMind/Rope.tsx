// A rope between two answers: the knot stands where the difference of their logits has pulled it.
import { Fact } from '#components/controls/Fact.tsx';
import type { Duel } from '#src/formulas/persuasion.ts';

interface Props {
  duel: Duel;
  /** Of the wanted digit's logit over its rival's. */
  lead: number;
  probabilities: readonly number[];
}

/** A lead beyond it leaves the knot at the end. */
const reach = 10;

export function Rope({ duel: { wanted, rival }, lead, probabilities }: Props) {
  const share = Math.min(1, Math.max(0, (lead / reach + 1) / 2));
  return (
    <div class="rope">
      <p class={`rope-end rival ${lead < 0 ? 'leads' : ''}`}>
        <span class="rope-digit">{rival}</span>
        <Fact name="mind-rival" value={probabilities[rival]} as="probability" />
      </p>
      <div class="rope-line" aria-hidden="true">
        <span class="rope-middle" />
        <span class="rope-knot" style={{ insetInlineStart: `${100 * share}%` }} />
      </div>
      <p class={`rope-end wanted ${lead > 0 ? 'leads' : ''}`}>
        <span class="rope-digit">{wanted}</span>
        <Fact name="mind-wanted" value={probabilities[wanted]} as="probability" />
      </p>
    </div>
  );
}
