// Live part: one batch goes round the loop, stage by stage, with the line of code and the number of each.
import { useState } from 'preact/hooks';
import { Fact } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Steps, useSteps } from '#components/controls/Steps.tsx';
import type { Round } from '#src/formulas/loop-rounds.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { Ring } from './Ring.tsx';
import { stages } from './stages.ts';

interface Props {
  /** The first batches of the run. */
  rounds: Round[];
}

export function LoopRound({ rounds }: Props) {
  const [batch, setBatch] = useState(0);
  const steps = useSteps(stages.length, 1200);
  const { done } = steps;
  const round = rounds[batch]!;
  return (
    <div class="stage-side loop-round">
      <div class="chart-frame">
        <Ring done={done} />
      </div>
      <ol class="side">
        {stages.map((stage, k) => (
          <li key={stage.name} class={k + 1 === done ? 'now' : undefined}>
            <strong>
              {k + 1} {stage.name}
            </strong>
            <code>{stage.code}</code>
            <span class={k < done ? undefined : 'to-come'}>
              <Fact name={stage.fact} value={stage.valueOf(round)} as={stage.as} />{' '}
              <span class="label">{stage.what}</span>
            </span>
          </li>
        ))}
      </ol>
      <Spoken lines={[2, 4]}>
        {done === stages.length
          ? `Batch ${batch + 1} is through. ${nextOf(rounds, batch)}`
          : done > 0
            ? stages[done - 1]!.says(round)
            : ''}
      </Spoken>
      <div class="controls">
        <Slider
          label="Batch"
          value={batch + 1}
          min={1}
          max={rounds.length}
          onValue={(next) => setBatch(next - 1)}
        />
        <Steps steps={steps} play="Send it round" finish="All of it" />
      </div>
    </div>
  );
}

function nextOf(rounds: readonly Round[], batch: number): string {
  const { loss, after } = rounds[batch]!;
  const own = `Its loss went from ${formatNumber(loss, 'fixed-3')} to ${formatNumber(after, 'fixed-3')}`;
  const next = rounds[batch + 1];
  if (!next) return `${own}.`;
  const begins = formatNumber(next.loss, 'fixed-3');
  return next.loss > after
    ? `${own}, and yet the next batch begins at ${begins}: other images.`
    : `${own}. The next batch begins at ${begins}.`;
}
