// One training on the reader's images, and the network that came out of the last one that ended.
//
// Kept: the run's handle and what it last said. A run ends by itself, by Stop, or with the page. What it has learned
// until then is tried out and stays, until another has taken its place.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Collection } from '#src/own-data/collection.ts';
import type { Wishes } from '#src/own-data/own-recipe.ts';
import type { HeldOut } from '#src/own-data/split.ts';
import type { Trained } from '#src/own-data/trained.ts';
import type { TrainingRun, TrainingState } from '#src/training/client.ts';
import type { CurvePoint } from '#src/training/loss-curve.ts';

export interface Result {
  trained: Trained;
  heldOut: HeldOut[];
  /** As it was when the training began. */
  collection: Collection;
}

export interface OwnTraining {
  state: TrainingState | { kind: 'resting' };
  step: number;
  stepCount: number;
  secondsLeft: number;
  curve: CurvePoint[];
  epochs: { step: number; accuracy: number }[];
  result?: Result;
  /** Stopped, and the result is what this run had learned until then. */
  isKept?: boolean;
}

const resting: OwnTraining = {
  state: { kind: 'resting' },
  step: 0,
  stepCount: 1,
  secondsLeft: 0,
  curve: [],
  epochs: [],
};

const paceOf = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 200);

type Ending = 'done' | 'stopped';

export function useOwnTraining() {
  const run = useRef<TrainingRun>();
  /** Tries out what the run has learned, and ends it. Undefined while there is nothing to try out, or it is asked already. */
  const conclude = useRef<(how: Ending) => void>();
  const turn = useRef(0);
  const [view, setView] = useState(resting);
  useEffect(() => () => run.current?.stop(), []);

  function fail(why: string) {
    setView((now) => ({ ...now, state: { kind: 'failed', why } }));
  }

  async function start(collection: Collection, wishes: Wishes) {
    abandon();
    const mine = turn.current;
    setView(({ result }) => ({ ...resting, result, state: { kind: 'starting', share: 0 } }));
    const deep = await import('./on-demand.ts').catch(() => undefined);
    // Pressed again, or stopped, while the code was on its way.
    if (turn.current !== mine) return;
    if (!deep) return fail('The training code could not be fetched: are you online?');
    try {
      const split = deep.splitCollection(collection, wishes.seed);
      const counts = { classes: collection.length, training: split.training.length, heldOut: split.heldOut.length }; // prettier-ignore
      const recipe = deep.ownRecipe(wishes, counts);
      const [pace, images] = [paceOf(), deep.splitSets(split)];
      let [shown, last] = [-Infinity, ''];
      const show = (changed: TrainingRun) => {
        if (turn.current !== mine) return;
        const { state, progress, history } = changed;
        const isNews = state.kind !== last;
        last = state.kind;
        if (!isNews && performance.now() - shown < pace) return;
        shown = performance.now();
        const { step = 0, stepCount = 1, secondsLeft = 0 } = progress ?? {};
        const curve = deep.lossCurve(history.losses, Math.ceil(stepCount / 70));
        const epochs = history.epochs.map((one) => ({ step: one.step, accuracy: one.validation.accuracy })); // prettier-ignore
        // It is at its end when its answers are there, too.
        const isEnding = state.kind === 'done' || state.kind === 'paused';
        const next = isEnding ? ({ kind: 'training' } as const) : state;
        setView((now) => ({ ...now, state: next, step, stepCount, secondsLeft, curve, epochs }));
        if (state.kind === 'done') conclude.current?.('done');
      };
      const finish = async (ended: TrainingRun, how: Ending) => {
        const { network } = deep.readNetwork(await ended.weights('now'));
        if (turn.current !== mine) return;
        const { step = 0, stepCount = 1 } = ended.progress ?? {};
        const stopped = how === 'stopped' ? { step, stepCount } : undefined;
        const date = new Date().toISOString();
        const trained = deep.tryOut({ network, recipe, collection, split, date, interval: deep.chanceRange, stopped }); // prettier-ignore
        const result = { trained, heldOut: split.heldOut, collection };
        // Its worker is of no more use, and what it says at its end is not heard.
        abandon();
        setView((now) => ({
          ...now,
          state: { kind: how },
          step,
          result,
          isKept: how === 'stopped',
        }));
      };
      const begun = deep.trainHere(recipe, { images, onChange: show });
      run.current = begun;
      conclude.current = (how) => {
        conclude.current = undefined;
        finish(begun, how).catch(
          (error) => turn.current === mine && fail((error as Error).message),
        );
      };
      show(begun);
    } catch (error) {
      fail((error as Error).message);
    }
  }

  /** Ends the run as it is; what it says from now on is not heard. */
  function abandon() {
    turn.current += 1;
    run.current?.stop();
    run.current = undefined;
    conclude.current = undefined;
  }

  /** Keeps what was learned; before the first step, or pressed again, nothing. */
  function stop() {
    const { state, progress } = run.current ?? {};
    if (state?.kind === 'training' && progress?.step && conclude.current) {
      run.current!.pause();
      conclude.current('stopped');
      return;
    }
    abandon();
    setView((now) => ({ ...now, state: { kind: 'stopped' } }));
  }

  return { view, start: (collection: Collection, wishes: Wishes) => void start(collection, wishes), stop }; // prettier-ignore
}
