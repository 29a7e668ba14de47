// Live part: draw on the pad and all four steps follow; a finished drawing becomes your digit.
import { useMemo } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { DrawPad } from '#components/pictures/DrawPad/DrawPad.tsx';
import { answerTo, dividedBy, type Answer } from '#src/formulas/encodings.ts';
import { drawingSteps } from '#src/mnist/drawing.ts';
import { remarkOn } from '#src/mnist/verdict.ts';
import { examples } from './examples.ts';
import { Steps } from './Steps.tsx';
import { useDrawing } from './use-drawing.ts';

export function Preprocessing({ firstAnswer }: { firstAnswer: Answer }) {
  const { strokes, example, draw, clear, restore, show } = useDrawing();
  const steps = useMemo(() => drawingSteps(strokes), [strokes]);
  const {
    key,
    part: answer,
    trouble,
  } = useFetched(
    steps,
    { key: steps, part: firstAnswer },
    withNetwork((network, { pixels }) => answerTo(network, dividedBy(255)(pixels))),
  );
  const { prediction, probabilities } = answer;
  return (
    <div class="preprocessing stage-pair" style="--first: 19rem">
      <div class="preprocessing-pad">
        <h3>1. Drawn</h3>
        <DrawPad
          strokes={strokes}
          onStrokes={draw}
          onClear={clear}
          restore={restore}
          label="Drawing pad"
        >
          {strokes.length === 0 && (
            <p class="pad-hint">Draw one digit, anywhere and in any size.</p>
          )}
        </DrawPad>
        <Spoken as="div" class="preprocessing-said">
          <p>{remarkOn(steps, key === steps ? prediction : undefined)}</p>
          <p>
            The network reads{' '}
            <Fact class="your-digit" name="drawing-prediction" value={prediction} /> with
            probability{' '}
            <Fact name="drawing-probability" value={probabilities[prediction]} as="fixed-4" />.
          </p>
        </Spoken>
        <NotKept of="digit" />
        <Trouble {...trouble} />
        <div class="preprocessing-examples buttons" role="group" aria-label="Put on the pad">
          <span class="label">Put on the pad</span>
          {examples.map((each) => (
            <Button
              key={each.name}
              aria-pressed={each === example ? 'true' : 'false'}
              onClick={() => show(each)}
            >
              {each.name}
            </Button>
          ))}
        </div>
      </div>
      <Steps strokes={strokes} steps={steps} isYours={!example} />
    </div>
  );
}
