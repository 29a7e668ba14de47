// Live part: paint weights for a neuron that should find 4s; the test images with the largest sums say what it finds.
import { useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { PaintPad } from '#components/pictures/PaintPad/PaintPad.tsx';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import {
  firstPainting,
  type Painting,
  stroked,
  trainedNeuron,
  wantedDigit,
} from '#src/formulas/painted-neuron.ts';
import { imagePixels, type ImageSet } from '#src/mnist/image-set.ts';
import { articleFor, formatNumber } from '#src/numbers/format.ts';
import { type Found, foundBy } from './found.ts';
import { FoundDigits } from './FoundDigits.tsx';

interface Props {
  first: Found;
  trained: Found;
  /** Numbers with blanks between, in shades: the largest is 24. */
  trainedWeights: string;
}

const tools = [
  ['plus', '+'],
  ['minus', '−'],
  ['eraser', 'Eraser'],
] as const;
const weightOf = { plus: 1, minus: -1, eraser: 0 } as const;
const words = { '1': 'counts for a 4', '0': 'doesn’t count', '-1': 'counts against a 4' };
const blank: Painting = new Int8Array(imagePixels);
const shades = 24;

export function PaintNeuron({ first, trained, trainedWeights }: Props) {
  const [states, setStates] = useState<readonly Painting[]>([firstPainting]);
  const [tool, setTool] = useState<keyof typeof weightOf>('minus');
  const [index, setIndex] = useState(firstPainting.indexOf(1));
  const [comparing, setComparing] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const last = useRef(index);
  const painting = states.at(-1)!;
  const { fetching, fetchImages } = useTestImages();
  // The images come with the first stroke.
  const { part: test, trouble } = useFetched<boolean, ImageSet | undefined>(
    isAsked,
    { key: false, part: undefined },
    fetchImages,
  );
  const found = useMemo(() => (test ? foundBy(painting, test) : first), [painting, test]);
  const clear = () => {
    setStates([...states, blank]);
    setAsked(true);
  };
  const undo = () => setStates((known) => (known.length > 1 ? known.slice(0, -1) : known));
  const paint = (pixel: number, isNew: boolean) => {
    const from = isNew ? pixel : last.current;
    last.current = pixel;
    setAsked(true);
    setStates((known) => [
      ...(isNew ? known : known.slice(0, -1)),
      stroked(known.at(-1)!, from, pixel, weightOf[tool]),
    ]);
  };
  const fours = found.counts[wantedDigit];
  const weight = painting[index] as -1 | 0 | 1;
  return (
    <div class="paint-neuron">
      <div class="paint-neuron-row">
        <div class="stack">
          <PaintPad
            values={painting}
            signed
            largest={1}
            label="The weights of your neuron, 28 by 28 pixels"
            spoken={words[weight]}
            {...{ index, undo }}
            onIndex={setIndex}
            onPaint={paint}
          />
          <div class="buttons">
            <Choice
              legend="Paint"
              quiet
              name="paint-neuron-tool"
              options={tools}
              value={tool}
              onValue={setTool}
            />
            <Button onClick={undo} disabled={states.length === 1}>
              Undo
            </Button>
            <Button onClick={clear} disabled={painting === blank}>
              Clear
            </Button>
          </div>
        </div>
        <FoundDigits found={found} name="painted" whose="your neuron" />
        {comparing && (
          <div class="paint-neuron-trained">
            <Labelled
              name={`hidden neuron ${trainedNeuron + 1}`}
              detail="of the trained network, the best at 4s"
            >
              <Picture
                values={trainedWeights.split(' ').map(Number)}
                signed
                largest={shades}
                label={`The weights of hidden neuron ${trainedNeuron + 1}`}
              />
            </Labelled>
            <FoundDigits found={trained} name="trained" whose="the trained neuron" />
          </div>
        )}
      </div>
      <Facts
        rows={[
          {
            label: `4s among the ${formatNumber(found.size)} images with the largest sums`,
            fact: 'paint-neuron-found',
            value: fours,
            strong: true,
          },
        ]}
      />
      <Spoken lines={[2, 4]}>{sentenceOn(found, comparing ? trained : undefined)}</Spoken>
      <ul class="paint-neuron-wrong" aria-label="Images with the largest sums that are not a 4">
        {found.pictures.map(({ image, label, pixels }) => (
          <li key={image}>
            <Labelled name={`${articleFor(label)} ${label}`} detail={`image ${image}`}>
              <Picture values={pixelsFrom(pixels)} largest={255} label="" />
            </Labelled>
          </li>
        ))}
      </ul>
      <div class="controls">
        <Button aria-pressed={comparing} onClick={() => setComparing(!comparing)}>
          Show a trained neuron
        </Button>
      </div>
      <FetchingLine fetching={fetching} retry={trouble.retry} />
    </div>
  );
}

/** Which digit other than the 4 is most often on top. */
function rivalOf({ counts }: Found): number {
  const others = counts.map((count, digit) => (digit === wantedDigit ? -1 : count));
  return others.indexOf(Math.max(...others));
}

function sentenceOn(found: Found, trained: Found | undefined): string {
  const fours = found.counts[wantedDigit]!;
  const rival = rivalOf(found);
  const own =
    fours === found.size
      ? 'All 4s are on top, and nothing else.'
      : `Its commonest mistake is ${articleFor(rival)} ${rival}: ${formatNumber(found.counts[rival]!)} of them. Paint − where ${articleFor(rival)} ${rival} has ink and a 4 has none.`;
  if (!trained) return own;
  const best = trained.counts[wantedDigit]!;
  return fours > best
    ? `Yours puts ${formatNumber(fours)} 4s on top, the trained neuron ${formatNumber(best)}. But yours has nothing else to do.`
    : `The trained neuron puts ${formatNumber(best)} 4s on top, yours ${formatNumber(fours)}. It was never told to find 4s.`;
}
