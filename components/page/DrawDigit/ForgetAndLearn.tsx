// The buttons that let the network forget and learn again; what they do is fetched with the first press.
import type { ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import type { Network } from '#src/nn/index.ts';
import { notLoaded } from '#src/workers/failures.ts';
import type { LearningProps } from './Learning.tsx';
import type { Phase, Wish } from './phase.ts';

interface Props {
  /** What learning again fetches, as it is written: "70,000 images (11.3 MB)". */
  images: string;
  /** What it calls most digits when it has forgotten all. */
  usual: number;
  /** What reads the digit from now on; undefined for the network's own weights. */
  onNetwork: (network: Network | undefined) => void;
}

export function ForgetAndLearn({ images, usual, onNetwork }: Props) {
  const [part, setPart] = useState<{ Learning: ComponentType<LearningProps> }>();
  /** A new object for each press, so that the same one can be made twice. */
  const [wish, setWish] = useState<{ kind: Wish }>();
  const [phase, setPhase] = useState<Phase>('own');
  const [trouble, setTrouble] = useState('');
  const buttons = useRef<HTMLDivElement>(null);
  const ask = (kind: Wish) => {
    setTrouble('');
    setWish({ kind });
    if (part) return;
    import('./Learning.tsx').then(setPart, (cause) =>
      setTrouble(notLoaded('The code that forgets and learns', cause)),
    );
  };
  const giveBack = () => {
    ask('give back');
    // This button goes, and the keys stay here.
    buttons.current?.querySelector('button')?.focus();
  };
  const runs = phase === 'starting' || phase === 'training';
  return (
    <div class="learning" data-state={phase}>
      <div class="controls" ref={buttons}>
        <Button onClick={() => ask('forget')}>Forget everything</Button>
        <Button strong={phase === 'forgotten'} onClick={() => ask(runs ? 'stop' : 'learn')}>
          {runs ? 'Stop' : 'Learn again'}
        </Button>
        {phase !== 'own' && <Button onClick={giveBack}>Give it back its own weights</Button>}
      </div>
      <Trouble sentence={trouble} retry={() => ask(wish!.kind)} />
      {part && wish ? (
        <part.Learning {...{ wish, images, usual, phase, onNetwork }} onPhase={setPhase} />
      ) : (
        <p class="label">Learning again happens here, in your browser, and fetches {images}.</p>
      )}
    </div>
  );
}
