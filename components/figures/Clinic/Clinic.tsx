// Live part: choose a case, a cause and a cure; then both runs are trained here, and the diagnosis is judged.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { RunControls } from '#components/controls/LiveRun/RunControls.tsx';
import { hasEnded, isRunning, useTraining } from '#components/controls/LiveRun/use-training.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { type ClinicLine, drawClinic } from '#components/figures/Clinic/chart.ts';
import { exercisesDone, markDone } from '#src/session/exercises-done.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { CaseCard } from './CaseCard.tsx';
import { cases } from './cases.ts';
import { type Cause, treated } from './causes.ts';
import { type ClinicPoint, livePoints } from './curves.ts';
import { Diagnosis } from './Diagnosis.tsx';
import { causeVerdict, type Choice, cureVerdict, isSolved } from './verdict.ts';

interface Props {
  /** In the order of the cases. */
  records: { recipe: Recipe; points: ClinicPoint[] }[];
  accuracyChart?: ComponentChildren;
  lossChart?: ComponentChildren;
  labels: string[];
}

const chapter = 'debugging';
const idOf = (letter: string) => `case-${letter.toLowerCase()}`;
const nothing: Choice = { cause: '', cure: '' };

export function Clinic({ records, accuracyChart, lossChart, labels }: Props) {
  const [place, setPlace] = useState(0);
  const [touched, setTouched] = useState(false);
  const [choice, setChoice] = useState<Choice>(nothing);
  /** What was chosen when the runs began: the verdict is on that. */
  const [asked, setAsked] = useState<Choice>(nothing);
  const [solved, setSolved] = useState<string[]>([]);
  const { view, start, stop, clear } = useTraining();
  const one = cases[place];
  const { recipe, points } = records[place];
  const runs = isRunning(view);

  useEffect(() => {
    const done = exercisesDone();
    const letters = cases.map(({ letter }) => letter);
    setSolved(letters.filter((letter) => done.has(`${chapter}/${idOf(letter)}`)));
  }, []);

  const hasVerdict = hasEnded(view);
  useEffect(() => {
    if (!hasVerdict || !isSolved(one, asked)) return;
    markDone(chapter, idOf(one.letter));
    setSolved((before) => [...new Set([...before, one.letter])]);
  }, [hasVerdict, one, asked]);

  function choose(next: number) {
    clear();
    setChoice(nothing);
    setPlace(next);
    setTouched(true);
  }

  function train() {
    if (choice.cause === '' || choice.cure === '') return;
    setAsked(choice);
    setTouched(true);
    start({ recipes: [recipe, treated(choice.cure as Cause, recipe)] });
  }

  const lines = useMemo(() => linesOf(points, view.runs.map(livePoints)), [points, view.runs]);
  const drawAccuracy = useMemo(() => drawClinic('accuracy', lines), [lines]);
  const drawLoss = useMemo(() => drawClinic('loss', lines), [lines]);
  const ends = view.runs.map(({ epochs }) => epochs.at(-1)?.validation.accuracy ?? NaN);
  const unchanged = () => isSame(recipe, treated(asked.cure as Cause, recipe));
  const verdict = hasVerdict
    ? [
        causeVerdict(one, asked, records[place]),
        cureVerdict(one, asked, { before: ends[0], after: ends[1], unchanged: unchanged() }),
        ...view.runs.flatMap(({ diverged }) => diverged ?? []),
      ]
    : [];

  return (
    <div class="clinic" data-state={hasVerdict ? 'done' : view.state.kind}>
      <fieldset class="cards clinic-cards" disabled={runs}>
        <legend>Seven runs that went wrong</legend>
        {cases.map(({ letter }, k) => (
          <CaseCard
            key={letter}
            letter={letter}
            points={records[k].points}
            chosen={k === place}
            solved={solved.includes(letter)}
            choose={() => choose(k)}
          />
        ))}
      </fieldset>
      <div class="clinic-charts">
        <LiveChart draw={drawAccuracy} label={`Right answers. ${labels[place]}`} changed={touched}>
          {accuracyChart}
        </LiveChart>
        <LiveChart draw={drawLoss} label={`Loss. ${labels[place]}`} changed={touched}>
          {lossChart}
        </LiveChart>
      </div>
      <Diagnosis choice={choice} set={setChoice} disabled={runs} letter={one.letter} />
      <RunControls
        view={view}
        words={`Run case ${one.letter}, then with your cure`}
        start={train}
        stop={() => stop()}
        disabled={choice.cause === '' || choice.cure === ''}
      />
      <Spoken as="div" class="clinic-verdict" lines={[3, 3]}>
        {verdict.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {!hasVerdict && <p>{waiting(view.state.kind, choice)}</p>}
      </Spoken>
      <NotKept of="exercises-done" />
      {view.runs.length > 0 && (
        <Facts
          rows={['before', 'after'].map((when, k) => ({
            label: `right, validation, ${k === 0 ? 'as it is' : 'with your cure'}`,
            fact: `clinic-${when}`,
            value: Number.isFinite(ends[k]) ? ends[k] : undefined,
            as: 'percent-2',
          }))}
        />
      )}
    </div>
  );
}

function waiting(kind: string, { cause, cure }: Choice): string {
  if (kind === 'training')
    return 'Training, in this tab: first the case as it is, then with your cure.';
  if (kind === 'stopped') return 'Stopped. Nothing was judged.';
  if (cause === '' || cure === '')
    return 'Choose a cause and a cure. Then both runs are trained in this tab.';
  return '';
}

const isSame = (one: Recipe, other: Recipe) => JSON.stringify(one) === JSON.stringify(other);

/** The record until the reader's own run of the case has its first epoch. */
function linesOf(recorded: ClinicPoint[], live: ClinicPoint[][]): ClinicLine[] {
  const [before = [], after = []] = live;
  const lines = [
    { name: 'as it is', strong: false, points: before.length > 1 ? before : recorded },
  ];
  return after.length > 1
    ? [...lines, { name: 'with your cure', strong: true, points: after }]
    : lines;
}
