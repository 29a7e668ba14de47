// Live part: ink or erase single pixels until the network changes its answer; every pixel pulls at once, and exactly.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Button } from '#components/controls/Button.tsx';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { PaintPad } from '#components/pictures/PaintPad/PaintPad.tsx';
import { placeWords } from '#components/pictures/PixelGrid/place-words.ts';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { changedPixels, type Duel, duelFor, leadOf, type Tool } from '#src/formulas/persuasion.ts';
import { articleFor, formatNumber, formatProbability } from '#src/numbers/format.ts';
import { digitName } from '#src/session/digit-name.ts';
import { loadNetwork } from '#src/session/network.ts';
import { sentenceOf } from '#src/workers/failures.ts';
import { useEdits } from './edits.ts';
import { LinkRow, useLinked } from './LinkRow.tsx';
import { Rope } from './Rope.tsx';
import { fetchOnDemand } from './fetch-on-demand.ts';
import type { Weighed, WeighKey } from './weigh.ts';

interface Props {
  pixels: Uint8Array;
  first: Weighed;
}

type Start = keyof typeof startNames;
const startNames = {
  // Not the one of all other pages: it takes a sure answer to have something to change.
  example: 'this figure’s example',
  yours: digitName(true),
  link: 'the digit of the link',
};

const tools = () => Promise.all([fetchOnDemand(), loadNetwork()]);

const load = (key: WeighKey): Promise<Weighed> =>
  tools().then(([{ weigh }, network]) => weigh(network, key));

export function ChangeItsMind({ pixels, first }: Props) {
  const yours = useYourPixels(pixels);
  const [start, setStart] = useState<Start>('example');
  const [linked, setLinked] = useState(pixels);
  const pictures = { example: pixels, yours, link: linked };
  const base = pictures[start];
  const { edits, now, edit, replace, undo, canUndo } = useEdits(base);
  const [chosen, choose] = useState<number>();
  const [tool, setTool] = useState<Tool>('pen');
  const [index, setIndex] = useState(() => strongest(first.pulls));
  const [said, say] = useState('');
  useLinked(({ wanted, pixels: own, edits: theirs }) => {
    setLinked(own ?? pixels);
    setStart(own ? 'link' : 'example');
    choose(wanted);
    replace(own ?? pixels, [theirs]);
  }, say);
  const { part, trouble } = useFetched(
    [base, now, tool, chosen] as const,
    { key: [pixels, pixels, 'pen', undefined] as const, part: first },
    load,
  );
  const { after, wanted, pulls, marks, woken, silenced } = part;
  const changed = useMemo(() => changedPixels(base, now), [base, now]);
  const duel = duelFor(wanted, after);
  const won = after.prediction === wanted;
  const what = `what ${tool === 'pen' ? 'ink' : 'erasing'} would do here`;
  const best = useBest(base, wanted, won ? changed.length : 0);
  // What was said of the digit that she drew before.
  useEffect(() => {
    if (start === 'yours') say('');
  }, [yours]);
  const starts = (Object.keys(startNames) as Start[]).filter(
    (name) => name === 'example' || pictures[name] !== pixels,
  );
  const want = (digit?: number) => {
    choose(digit);
    say('');
  };
  const letSearch = () =>
    void tools()
      .then(([{ search }, network]) => {
        const { states, words } = search(network, base, wanted);
        if (states.length) replace(base, states);
        say(words);
      })
      .catch((error: unknown) => say(sentenceOf(error)));

  return (
    <div class="change-its-mind">
      <Rope duel={duel} lead={leadOf(after, duel)} probabilities={after.probabilities} />
      <div class="mind-row">
        <PaintPad
          values={now}
          label={`${startNames[start]}, 28 by 28 pixels`}
          spoken={pullWords(pulls[index]!, duel)}
          class={start === 'yours' ? 'yours' : ''}
          largest={255}
          {...{ index, undo }}
          onIndex={setIndex}
          onPaint={(pixel, isNew) => edit({ pixel, tool }, isNew)}
        >
          <path class="paint-marks" d={marks} />
        </PaintPad>
        <div class="controls mind-tools">
          <Choice
            legend="Tool"
            quiet
            name="mind-tool"
            options={[
              ['pen', 'Pen'],
              ['eraser', 'Eraser'],
            ]}
            value={tool}
            onValue={setTool}
          />
          <Button onClick={undo} disabled={!canUndo}>
            Undo
          </Button>
          <Button onClick={() => replace(base, [[]])} disabled={edits.length === 0}>
            Start again
          </Button>
        </div>
        <div class="mind-map">
          <Labelled
            name={what}
            detail={
              <>
                <span class="pull-wanted">pulls to the {duel.wanted}</span>
                {' · '}
                <span class="pull-rival">pulls to the {duel.rival}</span>
              </>
            }
          >
            <Picture
              values={pulls}
              signed
              largest={Math.max(1e-9, ...pulls.map(Math.abs))}
              label={`For every pixel, ${what}; most in ${placeWords(strongest(pulls))}`}
              pointed={index}
            />
          </Labelled>
        </div>
        <Facts
          class="mind-facts"
          rows={[
            {
              label: 'pixels changed',
              fact: 'mind-changed',
              value: changed.length,
              strong: true,
            },
            { label: 'fewest so far', fact: 'mind-best', value: best },
            {
              label: `the ${duel.wanted}’s lead, in logits`,
              fact: 'mind-lead',
              value: leadOf(after, duel),
              as: 'fixed-2',
            },
            {
              label: 'this pixel’s pull, in logits',
              fact: 'mind-pull',
              value: pulls[index],
              as: 'fixed-2',
            },
            { label: 'neurons woken', fact: 'mind-woken', value: woken },
            { label: 'neurons silenced', fact: 'mind-silenced', value: silenced },
          ]}
        />
      </div>
      <Spoken lines={[2, 4]}>{sentenceOn(part, changed.length, startNames[start])}</Spoken>
      <div class="controls">
        <Button onClick={() => setIndex(strongest(pulls))}>Find the strongest pixel</Button>
        <Button onClick={letSearch}>Let a search try</Button>
        <LinkRow {...{ wanted, changed, now }} base={start === 'example' ? undefined : base} />
      </div>
      <p class="mind-said" role="status">
        {said}
      </p>
      <div class="controls">
        <DigitChoice legend="Turn it into" name="mind-wanted" digit={wanted} onChoose={want} />
        {starts.length > 1 && (
          <Choice
            legend="Start from"
            name="mind-start"
            options={starts.map((name) => [name, startNames[name]])}
            value={start}
            onValue={(name) => {
              setStart(name);
              want();
            }}
          />
        )}
      </div>
      <Trouble {...trouble} />
    </div>
  );
}

const strongest = (pulls: readonly number[]): number => pulls.indexOf(Math.max(...pulls));

/** The fewest pixels that did it, for this picture and this digit; undefined until they have. */
function useBest(base: Uint8Array, wanted: number, count: number): number | undefined {
  const [[picture, digit, least], keep] = useState<[Uint8Array?, number?, number?]>([]);
  const known = picture === base && digit === wanted ? least : undefined;
  useEffect(() => {
    if (count > 0 && (known === undefined || count < known)) keep([base, wanted, count]);
  }, [base, wanted, count]);
  return known;
}

const pullWords = (pull: number, { wanted, rival }: Duel): string =>
  pull === 0
    ? 'changes nothing'
    : `pulls to the ${pull > 0 ? wanted : rival} by ${formatNumber(Math.abs(pull), 'fixed-2')}`;

function sentenceOn({ after, wanted }: Weighed, count: number, name: string): string {
  const { prediction, probabilities } = after;
  const won = prediction === wanted;
  const answer = `${articleFor(prediction)} ${prediction}, with probability ${formatProbability(probabilities[prediction]!)}`;
  if (count > 0)
    return `You changed ${count === 1 ? 'one pixel' : `${count} pixels`}${won ? ' of 784, and it' : ', and it still'} says ${answer}.`;
  const next = won
    ? 'Choose what it should become.'
    : `Turn it into ${articleFor(wanted)} ${wanted} with as few pixels as you can.`;
  return `The network reads ${name} as ${answer}. ${next}`;
}
