// Step 3: the held-out images, counted by class and answer, and any of them to look at.
import { useMemo, useState } from 'preact/hooks';
import { commonestErrors, isRight } from '#components/figures/ConfusionMatrix/cells.ts';
import { CountTable } from '#components/figures/ConfusionMatrix/CountTable.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { type Built, type Shown, shownOf } from './recorded-run.ts';
import { Step, Thumb } from './parts.tsx';
import { thumbPng } from './thumb-png.ts';
import type { Result } from './own-plan.ts';
import { usePads } from './use-pads.ts';

interface Props {
  result: Result | undefined;
  built: Built;
  /** The reader has changed her images since. */
  changed: boolean;
}

const mostShown = 24;

export function LookStep({ result, built, changed }: Props) {
  const shown = useMemo(() => (result ? shownOf(result.trained) : built), [result, built]);
  const { classes, confusion } = shown;
  const { pads, why } = usePads(result !== undefined);
  const [cell, setCell] = useState(() => commonestErrors(confusion, 1, classes.length)[0] ?? 0);
  const pictures = useMemo(
    () => (result ? picturesIn(result, cell) : built.wrong.filter((one) => one.cell === cell)),
    [result, built, cell],
  );
  return (
    <Step number={3} name="Look" waits={result === undefined}>
      {changed && (
        <p class="label">
          You’ve changed your images since then: these answers are on the earlier held-out images.
        </p>
      )}
      <Score shown={shown} isOwn={result !== undefined} />
      <div class="confusion own-confusion">
        <CountTable
          counts={confusion}
          chosen={cell}
          onChoose={setCell}
          names={classes}
          caption="The held-out images; rows are classes, columns are answers. Choose a cell to see its images."
          axes="row: the class · column: the answer"
          fact="own-confusion"
          rowFact="own-row"
        />
        <div class="own-cell">
          <Spoken class="own-chosen">{sentenceOn(cell, shown)}</Spoken>
          <ul class="own-cell-pictures">
            {pictures.slice(0, mostShown).map(({ png, confidence }, place) => (
              <li key={place}>
                <Thumb png={png} label={`a ${classes[Math.floor(cell / classes.length)]}`} />
                <span class="label">{formatNumber(confidence, 'fixed-2')}</span>
              </li>
            ))}
          </ul>
          {pictures.length > 0 && (
            <p class="label own-hint">Below each image: the probability of the answer.</p>
          )}
          {!result && pictures.length === 0 && confusion[cell] > 0 && (
            <p class="label own-hint">The recorded run brings only its errors as pictures.</p>
          )}
        </div>
      </div>
      {result && pads && <pads.TryOne trained={result.trained} />}
      {why && <p class="trouble">{why}</p>}
    </Step>
  );
}

function picturesIn({ trained, heldOut }: Result, cell: number) {
  const { classes, outcome } = trained;
  return heldOut.flatMap(({ label, pixels }, k) =>
    label * classes.length + outcome.answers[k] === cell
      ? [{ png: thumbPng(pixels), confidence: outcome.confidences[k] }]
      : [],
  );
}

function Score({ shown, isOwn }: { shown: Shown; isOwn: boolean }) {
  const { correct, count, interval } = shown;
  return (
    <p class="own-score">
      <strong>
        <Fact name="own-correct" value={correct} /> of <Fact name="own-count" value={count} />{' '}
        held-out images read correctly:{' '}
        <Fact name="own-accuracy" value={correct / count} as="percent-1" />
      </strong>
      {/* given 19 and 20: What an interval of 95 % means. */}
      {isOwn ? '.' : ', in the recorded run.'}{' '}
      {count < 1000 ? 'So few images leave room for chance' : 'Chance has its share in this'}: 19
      times in 20 the true share lies between{' '}
      <Fact name="own-low" value={interval.low} as="percent-1" /> and{' '}
      <Fact name="own-high" value={interval.high} as="percent-1" />, if the images are not near
      copies of each other.
    </p>
  );
}

function sentenceOn(cell: number, { classes, confusion }: Shown): string {
  const size = classes.length;
  const [label, answer] = [Math.floor(cell / size), cell % size];
  const row = confusion.slice(label * size, label * size + size);
  const count = confusion[cell];
  const words =
    `of the ${formatNumber(row.reduce((one, other) => one + other))} held-out images of ` +
    `${classes[label]} ${count === 1 ? 'is' : 'are'} read as`;
  if (isRight(cell, size)) return `${formatNumber(count)} ${words} what they are.`;
  return `${count === 0 ? 'None' : formatNumber(count)} ${words} ${classes[answer]}.`;
}
