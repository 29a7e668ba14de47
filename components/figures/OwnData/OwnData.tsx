// Live part: bring examples, train on them, look at what the network makes of the held-out ones, take it away.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useTraining } from '#components/controls/LiveRun/use-training.ts';
import type { Result } from './own-plan.ts';
import type { Built } from './recorded-run.ts';
import { BringStep } from './BringStep.tsx';
import { LookStep } from './LookStep.tsx';
import { DownloadStep } from './DownloadStep.tsx';
import { TrainStep } from './TrainStep.tsx';
import { useCollection } from './use-collection.ts';

interface Props {
  built: Built;
  /** The recorded run's curve and card, as they were built. */
  children?: ComponentChildren;
  card?: ComponentChildren;
}

export function OwnData({ built, children, card }: Props) {
  const own = useCollection();
  const training = useTraining<Result>();
  // Each run begins from other random weights, and holds out other images.
  const [runs, setRuns] = useState(0);
  const { result } = training.view;
  return (
    <div class="own-data" data-state={training.view.state.kind}>
      <p class="own-promise">
        Nothing you bring leaves this device: no server gets it, and nothing is stored. It lives as
        long as this page is open. Close or reload the page, and it is gone.
      </p>
      <BringStep own={own} built={built} />
      <TrainStep
        collection={own.collection}
        training={training}
        built={built}
        runs={runs}
        onStart={() => setRuns(runs + 1)}
      >
        {children}
      </TrainStep>
      <LookStep
        key={result?.trained.date ?? 'built'}
        result={result}
        built={built}
        changed={result !== undefined && result.collection !== own.collection}
      />
      <DownloadStep result={result} card={card} />
    </div>
  );
}
