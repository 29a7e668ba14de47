// Live part, fetched with the first press: the network forgets neuron by neuron, and learns in the page's worker.
//
// Kept: the moments of the last training, and which of them is shown. Training takes about a second and is shown as a
// film of its moments, a few a second; a new wish ends whatever is under way. Nothing of it is stored, and the rest of
// the book keeps the network's own weights.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { useTraining } from '#components/controls/LiveRun/use-training.ts';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { shards } from '#src/mnist/manifest.ts';
import { type Network, readNetwork } from '#src/nn/index.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { loadNetwork } from '#src/session/network.ts';
import { quickRecipes } from '#src/training/quick-recipes.ts';
import { initialNetwork, shippedRecipe } from '#src/training/recipe.ts';
import { createForgetting, forgettingSteps } from './forgetting.ts';
import { momentSteps } from './moments.ts';
import type { Phase, Seen, Wish } from './phase.ts';
import { scoreOf, sentenceOf } from './sentences.ts';

export interface LearningProps {
  /** A new object for each press. */
  wish: { kind: Wish };
  /** What is fetched, as it is written. */
  images: string;
  /** What it calls most digits when it has forgotten all. */
  usual: number;
  phase: Phase;
  onPhase: (phase: Phase) => void;
  /** What reads the digit from now on; undefined for the network's own weights. */
  onNetwork: (network: Network | undefined) => void;
}

/** From the very numbers that the book's network started from, in as few epochs as reach 97 %. */
const recipe = { ...quickRecipes[97], seed: shippedRecipe.seed };
const trainCount = shards.reduce((sum, { set, count }) => sum + (set === 'train' ? count : 0), 0);
const stepsPerEpoch = Math.ceil((trainCount - recipe.validationCount) / recipe.batchSize);
const stepCount = recipe.epochs * stepsPerEpoch;
const moments = momentSteps(stepCount);

const filmMilliseconds = 350;
const forgettingMilliseconds = 1800;
const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function Learning(props: LearningProps) {
  const { wish, images, usual, phase, onPhase, onNetwork } = props;
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const forgetting = useForgetting(onNetwork, () => onPhase('forgotten'));
  const training = useTraining();
  const { state, runs, share } = training.view;
  const last = seen.length - 1;

  function learn(): void {
    setSeen([]);
    setAt(0);
    setPlaying(true);
    onPhase('starting');
    training.start({
      recipes: [recipe],
      moments,
      onMoment: ({ bytes, ...moment }) =>
        setSeen((before) => [...before, { ...moment, network: readNetwork(bytes).network }]),
    });
  }

  useEffect(() => {
    forgetting.end();
    if (wish.kind === 'learn') return learn();
    training.stop();
    setPlaying(false);
    if (wish.kind === 'stop') return onPhase('stopped');
    setSeen([]);
    if (wish.kind === 'forget') {
      onPhase('forgetting');
      forgetting.begin();
    } else {
      onPhase('own');
      onNetwork(undefined);
    }
  }, [wish]);

  // What the worker tells becomes the phase, as long as it is hers: a wish has ended all others.
  useEffect(() => {
    if (phase !== 'starting' && phase !== 'training') return;
    if (state.kind === 'training') onPhase('training');
    else if (state.kind === 'done') onPhase('trained');
    else if (state.kind === 'failed' || state.kind === 'diverged') onPhase('failed');
  }, [state]);

  const shown = seen[at];
  useEffect(() => {
    if (shown) onNetwork(shown.network);
  }, [shown]);

  // The film: the next moment once it has come. Where nothing may move, the last one when it is over.
  useEffect(() => {
    if (!isPlaying) return;
    const isOver = phase === 'trained' || phase === 'failed';
    if (at >= last) {
      if (isOver) setPlaying(false);
      return;
    }
    if (prefersStill()) {
      if (isOver) setAt(last);
      return;
    }
    const timer = setTimeout(() => setAt(at + 1), filmMilliseconds);
    return () => clearTimeout(timer);
  }, [isPlaying, at, last, phase]);

  const play = () => {
    if (at >= last) setAt(0);
    setPlaying(!isPlaying);
  };
  const show = (to: number) => {
    setPlaying(false);
    setAt(Math.min(to, last));
  };
  return (
    <>
      {phase === 'starting' && (
        <label class="progress">
          <progress max="1" value={share} />
          <span>
            fetching {images}: {Math.round(share * 100)} %
          </span>
        </label>
      )}
      {phase === 'failed' && 'why' in state && <Trouble sentence={state.why} retry={learn} />}
      {shown && (
        <>
          <div class="learning-score">
            <span>test images read correctly</span>
            <span class="bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * shown.correct) / shown.testCount}%` }} />
            </span>
            <Fact name="learning-accuracy" value={shown.correct / shown.testCount} as="percent-1" />
          </div>
          <div class="controls">
            <Slider
              label="Step"
              value={at}
              min={0}
              max={Math.max(1, last)}
              spoken={`step ${formatNumber(shown.step)} of ${formatNumber(stepCount)}: ${scoreOf(shown)} of the test images`}
              shown={<Fact name="learning-step" value={shown.step} />}
              onValue={show}
            />
            <Button onClick={play}>
              {isPlaying ? 'Pause' : at < last ? 'Go on' : 'Play again'}
            </Button>
          </div>
        </>
      )}
      <Spoken lines={[4, 4]}>
        {sentenceOf({
          phase,
          forgotten: forgetting.done,
          hiddenCount: recipe.sizes[1]!,
          usual,
          seen: shown,
          last: seen[last],
          stepCount,
          batchSize: recipe.batchSize,
          isSlow: runs[0]?.ready?.level === 'typescript',
        })}
      </Spoken>
    </>
  );
}

/** Overwrites a copy of the book's network with the numbers it started from; all at once where nothing may move. */
function useForgetting(onNetwork: LearningProps['onNetwork'], onEnd: () => void) {
  const [done, setDone] = useState(0);
  /** Changes with each beginning and end: what an older one still does is for nobody. */
  const turn = useRef(0);
  useEffect(() => () => void turn.current++, []);

  async function begin(): Promise<void> {
    const mine = ++turn.current;
    setDone(0);
    const start = initialNetwork(shippedRecipe);
    // Without its own weights at hand there is nothing to watch, and it forgets all the same.
    const own = prefersStill() ? undefined : await loadNetwork().catch(() => undefined);
    if (mine !== turn.current) return;
    const finish = () => {
      onNetwork(start);
      onEnd();
    };
    if (!own) return finish();
    const count = forgettingSteps(own);
    const forget = createForgetting(own, start);
    const begun = performance.now();
    const frame = (now: number) => {
      if (mine !== turn.current) return;
      const steps = Math.min(count, Math.ceil((count * (now - begun)) / forgettingMilliseconds));
      if (steps >= count) return finish();
      onNetwork(forget(Math.max(0, steps)));
      setDone(Math.max(0, steps));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  return { done, begin: () => void begin(), end: () => void turn.current++ };
}
