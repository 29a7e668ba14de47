// The way back in a run: its start, the end of each epoch, and where the reader marked a step.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Select } from '#components/controls/Select.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { CheckpointNote } from '#src/training/messages.ts';
import type { LiveRunState } from './use-live-run.ts';

interface Props {
  live: Pick<LiveRunState, 'run' | 'view' | 'rewind' | 'checkpoint'>;
}

export function Rewind({ live }: Props) {
  const { progress } = live.run ?? {};
  const checkpoints = progress?.checkpoints ?? [];
  const [wanted, setWanted] = useState<number>();
  const { kind } = live.view.state;
  if (!progress || kind === 'stopped' || kind === 'failed') return null;
  const before = checkpoints.filter(({ step }) => step < progress.step);
  const chosen = checkpoints.find(({ id }) => id === wanted) ?? before.at(-1) ?? checkpoints[0];
  return (
    <div class="rewind">
      <Select
        label="Go back to"
        options={checkpoints.map((one) => [one.id, nameOf(one)] as const)}
        value={chosen?.id}
        onValue={setWanted}
      />
      <Button disabled={!chosen} onClick={() => live.rewind(chosen!.id)}>
        Go back
      </Button>
      <Button onClick={live.checkpoint}>Mark this step</Button>
    </div>
  );
}

const nameOf = ({ step, epoch, automatic }: CheckpointNote): string =>
  step === 0
    ? 'the start'
    : automatic
      ? `the end of epoch ${epoch}`
      : `step ${formatNumber(step)}, marked`;
