// Live part: choose a cell and see the images that stand in it; any of them may become your digit.
import { useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages, type TestImages } from '#components/pictures/TestImages/useTestImages.ts';
import { articleFor, formatNumber } from '#src/numbers/format.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { commonestErrors, imagesIn, isRight, labelOf, parseErrors, predictionOf } from './cells.ts';
import { CellPictures, type CellPicture } from './CellPictures.tsx';
import { CountTable } from './CountTable.tsx';

interface Props {
  /** 100 counts, row = label, column = prediction. */
  counts: string;
  errors: string;
  firstCell: number;
  firstPictures: { index: number; confidence: number; pixels: string }[];
}

/** Pictures shown at once; more on request. */
const pageSize = 10;

export function ConfusionMatrix(props: Props) {
  const counts = useMemo(() => props.counts.split(' ').map(Number), [props.counts]);
  const { cell, pictures, choose, more, fetching, retry } = useCell(props);
  const correct = counts.filter((_, k) => isRight(k)).reduce((total, count) => total + count, 0);
  const all = counts.reduce((total, count) => total + count, 0);
  return (
    <div class="confusion">
      <div>
        <p class="confusion-score">
          <span>
            <Fact name="correct" value={correct} /> right, on the diagonal
          </span>
          <span>
            <Fact name="errors" value={all - correct} /> wrong, off it
          </span>
        </p>
        <CountTable counts={counts} chosen={cell} onChoose={choose} />
      </div>
      <div class="confusion-side">
        <div class="confusion-common" role="group" aria-label="The commonest errors">
          <p class="label">The commonest errors</p>
          <div class="confusion-buttons">
            {commonestErrors(counts, 6).map((common) => (
              <Button
                class="confusion-error"
                aria-pressed={common === cell}
                onClick={() => choose(common)}
              >
                <span>
                  {labelOf(common)} read as {predictionOf(common)}
                </span>
                <span class="label">{counts[common]}</span>
              </Button>
            ))}
          </div>
        </div>
        <Spoken class="confusion-chosen" lines={[1, 1]}>
          {sentenceOn(cell, counts)}
        </Spoken>
        <FetchingLine fetching={fetching} retry={retry} />
        <CellPictures cell={cell} pictures={pictures} />
        {pictures.length < counts[cell] && fetching.kind === 'resting' && (
          <Button onClick={more}>
            Show {Math.min(pageSize, counts[cell] - pictures.length)} more
          </Button>
        )}
      </div>
    </div>
  );
}

function sentenceOn(cell: number, counts: readonly number[]): string {
  const label = labelOf(cell);
  const name = `${articleFor(label)} ${label}`;
  const row = counts.slice(label * 10, label * 10 + 10);
  const all = formatNumber(row.reduce((total, count) => total + count, 0));
  const count = formatNumber(counts[cell]);
  if (isRight(cell)) return `${count} of the ${all} images of ${name} are read as ${label}.`;
  if (counts[cell] === 0) return `No image of ${name} is read as ${predictionOf(cell)}.`;
  return `${count} of the ${all} images of ${name} ${counts[cell] === 1 ? 'is' : 'are'} read as ${predictionOf(cell)}.`;
}

function useCell({ errors: text, firstCell, firstPictures }: Props) {
  const errors = useMemo(() => parseErrors(text), [text]);
  const [cell, setCell] = useState(firstCell);
  // The reader may choose again while the images are on their way: the last choice counts.
  const latest = useRef(firstCell);
  const [pictures, setPictures] = useState<CellPicture[]>(() =>
    firstPictures.map((picture) => ({ ...picture, pixels: pixelsFrom(picture.pixels) })),
  );
  const { fetching, fetchWithNetwork } = useTestImages();
  const fill = async (wanted: number, count: number) => {
    const images = await fetchWithNetwork();
    if (!images || latest.current !== wanted) return;
    const indices = imagesIn(wanted, errors, images.test.labels).slice(0, count);
    setPictures(indices.map((index) => pictureOf(images, index)));
  };
  const choose = (wanted: number) => {
    latest.current = wanted;
    setCell(wanted);
    setPictures([]);
    // An empty cell needs no download.
    if (isRight(wanted) || errors.has(wanted)) void fill(wanted, pageSize);
  };
  const more = () => void fill(cell, pictures.length + pageSize);
  return { cell, pictures, choose, more, fetching, retry: () => void fill(cell, pageSize) };
}

function pictureOf({ test, network }: TestImages, index: number): CellPicture {
  const pixels = pixelsOf(test, index);
  const { probabilities, prediction } = readDigit(network, pixels);
  return { index, pixels, confidence: probabilities[prediction] };
}
