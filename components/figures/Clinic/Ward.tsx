// A clinic: choose a case, a cause and a cure; then both runs are trained here, and the diagnosis is judged.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { RunControls } from '#components/controls/LiveRun/RunControls.tsx';
import { hasEnded, isRunning } from '#components/controls/LiveRun/training-view.ts';
import { useTraining } from '#components/controls/LiveRun/use-training.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { exercisesDone, markDone } from '#src/session/exercises-done.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { CaseCard } from './CaseCard.tsx';
import { Diagnosis } from './Diagnosis.tsx';
import { causeVerdict, type Choice, cureVerdict, isSolved } from './verdict.ts';
import type { CaseRun, ClinicLine, SeenRun, Ward } from './ward.ts';

export interface WardProps {
  /** In the order of the cases. */
  records: CaseRun[];
  /** In the order of the cases: a run in a sentence. */
  labels: string[];
  /** The ward's charts of the first case, as they were built. */
  charts: ComponentChildren[];
}

const idOf = (letter: string) => `case-${letter.toLowerCase()}`;
const nothing: Choice = { cause: '', cure: '' };

export function WardFigure({ ward, records, labels, charts }: WardProps & { ward: Ward }) {
  const { cases, causes, chapter, prefix } = ward;
  const [place, setPlace] = useState(0);
  const [touched, setTouched] = useState(false);
  const [choice, setChoice] = useState<Choice>(nothing);
  /** What was chosen when the runs began: the verdict is on that. */
  const [asked, setAsked] = useState<Choice>(nothing);
  const [solved, setSolved] = useState<string[]>([]);
  const { view, start, stop, clear } = useTraining();
  const one = cases[place];
  const record = records[place];
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
    start({ recipes: [record.recipe, ward.treated(choice.cure, record.recipe)] });
  }

  const lines = useMemo(() => linesOf(record, view.runs.map(ward.live)), [record, view.runs]);
  const draws = useMemo(() => ward.charts.map(({ draw }) => draw(lines)), [lines]);
  const ends = view.runs.map(({ epochs }) => epochs.at(-1)?.validation.accuracy ?? NaN);
  const unchanged = () => isSame(record.recipe, ward.treated(asked.cure, record.recipe));
  const verdict = hasVerdict
    ? [
        causeVerdict(one, asked, record, causes),
        cureVerdict(
          one,
          asked,
          { before: ends[0], after: ends[1], unchanged: unchanged() },
          causes,
        ),
        ...view.runs.flatMap(({ diverged }) => diverged ?? []),
      ]
    : [];

  return (
    <div class="clinic" data-state={hasVerdict ? 'done' : view.state.kind}>
      <fieldset class="cards clinic-cards" disabled={runs}>
        <legend>{ward.legend}</legend>
        {cases.map(({ letter }, k) => (
          <CaseCard
            key={letter}
            letter={letter}
            prefix={prefix}
            small={ward.small(records[k])}
            ends={ward.ends(records[k])}
            chosen={k === place}
            solved={solved.includes(letter)}
            choose={() => choose(k)}
          />
        ))}
      </fieldset>
      <div class="clinic-charts">
        {ward.charts.map(({ label }, k) => (
          <LiveChart
            key={label}
            draw={draws[k]}
            label={`${label}. ${labels[place]}`}
            changed={touched}
          >
            {charts[k]}
          </LiveChart>
        ))}
      </div>
      <Diagnosis
        choice={choice}
        set={setChoice}
        disabled={runs}
        letter={one.letter}
        causes={causes}
      />
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
            label: `validation images read correctly, ${k === 0 ? 'as it is' : 'with your cure'}`,
            fact: `${prefix}-${when}`,
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
function linesOf(recorded: SeenRun, [before, after]: SeenRun[]): ClinicLine[] {
  const isDrawn = (run: SeenRun | undefined): run is SeenRun => (run?.points.length ?? 0) > 1;
  const seen = isDrawn(before) ? before : recorded;
  const lines: ClinicLine[] = [{ ...seen, name: 'as it is', strong: false }];
  return isDrawn(after) ? [...lines, { ...after, name: 'with your cure', strong: true }] : lines;
}
