// Something that happens step by step: play, pause, one step, all of it.
//
// Kept: how many steps are done, all of them until the reader asks to watch. Nothing moves by itself under reduced
// motion: there a press goes one step on.
import { useEffect, useState } from 'preact/hooks';
import { Button } from './Button.tsx';

export interface StepsState {
  done: number;
  count: number;
  playing: boolean;
  play: () => void;
  step: () => void;
  finish: () => void;
  /** Stands still after so many. */
  go: (done: number) => void;
}

const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** `count` steps, one each `milliseconds` while they play; another count begins with all of them done. */
export function useSteps(count: number, milliseconds = 60): StepsState {
  const [done, setDone] = useState(count);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    setDone(count);
    setPlaying(false);
  }, [count]);
  useEffect(() => {
    if (!playing) return;
    if (done >= count) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setDone(done + 1), milliseconds);
    return () => clearTimeout(timer);
  }, [playing, done, count]);
  const rewound = done >= count ? 0 : done;
  const step = () => setDone(Math.min(count, rewound + 1));
  const go = (to: number) => {
    setPlaying(false);
    setDone(to);
  };
  return {
    done: Math.min(done, count),
    count,
    playing,
    step,
    play() {
      if (!playing && prefersStill()) return step();
      if (!playing) setDone(rewound);
      setPlaying(!playing);
    },
    finish: () => go(count),
    go,
  };
}

interface Props {
  steps: StepsState;
  /** On the button that plays from the start. */
  play: string;
  /** On the button that does all that is left. */
  finish: string;
}

export const Steps = ({ steps, play, finish }: Props) => (
  <>
    <Button strong onClick={steps.play}>
      {steps.playing ? 'Pause' : steps.done === steps.count ? play : 'Go on'}
    </Button>
    <Button onClick={steps.step} disabled={steps.playing}>
      Step
    </Button>
    <Button onClick={steps.finish} disabled={steps.done === steps.count}>
      {finish}
    </Button>
  </>
);
