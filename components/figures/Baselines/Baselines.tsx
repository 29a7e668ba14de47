// Live part: a guess for the nearest neighbour, which stays folded until it is asked for, and the end of the axis.
import { useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { untranslated } from '#components/controls/Fact.tsx';
import { Range } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import type { Answerer } from '#src/facts/baselines.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { axes, isNeighbour, Row, Ticks, Track, type Axis } from './Row.tsx';

interface Props {
  /** Rising in accuracy. */
  answerers: Answerer[];
  /** Networks of other layers than the book’s. */
  layered: Answerer[];
}

export function Baselines({ answerers, layered }: Props) {
  const [axis, setAxis] = useState<Axis>('whole');
  const [guess, setGuess] = useState<number>();
  const [open, setOpen] = useState(false);
  const nearest = answerers.find(isNeighbour)!;
  const rows = (wanted: (each: Answerer) => boolean, among = answerers) => (
    <ul class="baseline-rows">
      {among.filter(wanted).map((each) => (
        <Row key={each.name} axis={axis} answerer={each} />
      ))}
    </ul>
  );
  const isNetwork = ({ name }: Answerer) => name === 'network';
  return (
    <div class="baselines">
      <Ticks axis={axis} />
      {rows((each) => !isNeighbour(each) && !isNetwork(each))}
      <label class="baseline baseline-guess">
        <span class="baseline-name">nearest neighbour: your guess</span>
        <span class="baseline-slide">
          <Range
            label="Your guess for the nearest neighbour"
            min={0}
            max={100}
            value={guess ?? 50}
            spoken={guess === undefined ? 'no guess yet' : `${guess} %`}
            onValue={setGuess}
          />
          {/* On the whole axis the slider's own thumb is the mark. */}
          {guess !== undefined && axis !== 'whole' && (
            <Track axis={axis} accuracy={guess / 100} hollow />
          )}
        </span>
        <output class="baseline-right" aria-live="off" {...untranslated}>
          {guess === undefined ? '?' : formatNumber(guess / 100, 'percent-0')}
        </output>
      </label>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Show the nearest neighbour</summary>
        {rows(isNeighbour)}
        <Spoken class="baseline-verdict">{open ? verdictOn(guess, nearest.accuracy) : ''}</Spoken>
      </details>
      {rows(isNetwork)}
      {rows(() => true, layered)}
      <div class="controls">
        <Choice
          legend="Axis"
          name="baselines-axis"
          options={[
            ['whole', axes.whole.words],
            ['upper', axes.upper.words],
          ]}
          value={axis}
          onValue={setAxis}
        />
      </div>
    </div>
  );
}

function verdictOn(guess: number | undefined, accuracy: number): string {
  if (guess === undefined) return '';
  const points = accuracy * 100 - guess;
  const far = `${formatNumber(Math.abs(points), 'fixed-1')} points`;
  return `You guessed ${guess} %. It is ${far} ${points > 0 ? 'more' : 'less'}.`;
}
