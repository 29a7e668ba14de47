// Live part: draw on the pad and all four steps follow; a finished drawing becomes your digit.
import { useCallback, useMemo } from 'preact/hooks';
import { DrawPad } from '#components/pictures/DrawPad/DrawPad.tsx';
import { useAnswers } from '#components/pictures/PixelGrid/use-answers.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { answerTo, dividedBy, type Answer } from '#src/formulas/encodings.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { drawingSteps } from '#src/mnist/drawing.ts';
import type { Network } from '#src/nn/index.ts';
import { examples } from './examples.ts';
import { Steps } from './Steps.tsx';
import { useDrawing } from './use-drawing.ts';

export function Preprocessing({ firstAnswer }: { firstAnswer: Answer[] }) {
  const { strokes, example, draw, clear, restore, show } = useDrawing();
  const steps = useMemo(() => drawingSteps(strokes), [strokes]);
  const compute = useCallback(
    (network: Network) => [answerTo(network, dividedBy(255)(steps.pixels))],
    [steps],
  );
  const untouched = example === examples[0];
  const { answers, trouble, retry } = useAnswers({ compute, untouched, built: firstAnswer });
  return (
    <div class="preprocessing">
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
          <p>{steps.sentence}</p>
          <Reading answer={answers[0]} />
        </Spoken>
        <Trouble sentence={trouble} retry={retry} />
        <div class="preprocessing-examples" role="group" aria-label="Put on the pad">
          <span class="label">Put on the pad</span>
          {examples.map((each) => (
            <button
              key={each.name}
              class="button"
              type="button"
              aria-pressed={each === example ? 'true' : 'false'}
              onClick={() => show(each)}
            >
              {each.name}
            </button>
          ))}
        </div>
      </div>
      <Steps strokes={strokes} steps={steps} isYours={!example} />
    </div>
  );
}

function Reading({ answer }: { answer: Answer }) {
  const { prediction, probabilities } = answer;
  return (
    <p>
      The network reads{' '}
      <data class="preprocessing-answer" data-name="drawing-prediction" value={String(prediction)}>
        {prediction}
      </data>{' '}
      with probability{' '}
      <data data-name="drawing-probability" value={String(probabilities[prediction])}>
        {formatNumber(probabilities[prediction], 'fixed-4')}
      </data>
      .
    </p>
  );
}
