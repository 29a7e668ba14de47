// Live part: choose a neuron, or the best one for a digit; its images, its bars and its AUC follow.
import { useRef, useState } from 'preact/hooks';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { FiringBars } from './FiringBars.tsx';
import { sentenceOn, type Responses } from './responses.ts';

interface TopPicture {
  /** Place in the test set. */
  index: number;
  label: number;
  pixels: Uint8Array;
}

interface Props {
  firstUnit: number;
  firstResponses: Responses;
  firstPictures: { index: number; label: number; pixels: string }[];
  /** By digit: the neuron with the largest AUC for it. */
  bestUnits: number[];
}

export function UnitInspector(props: Props) {
  const { shown, wanted, choose, fetching } = useUnit(props);
  const { unit, responses, pictures } = shown;
  return (
    <div class="inspector">
      <div>
        <p class="label">the nine test images that neuron {unit + 1} responds to most</p>
        <ol class="inspector-pictures">
          {pictures.map(({ index, label, pixels }) => (
            <li key={index} data-index={index}>
              <Picture values={pixels} largest={255} label={`Test image ${index}, a ${label}`} />
            </li>
          ))}
        </ol>
      </div>
      <div>
        <p class="label inspector-head">
          <span>fires on so many images of each digit</span>
          <span>AUC</span>
        </p>
        <FiringBars responses={responses} />
      </div>
      <Spoken class="inspector-words">{sentenceOn(unit, responses)}</Spoken>
      <div class="controls">
        <label class="slider inspector-slider">
          <span>Hidden neuron</span>
          <input
            type="range"
            min="1"
            max="128"
            value={wanted + 1}
            onInput={(event) => choose(Number(event.currentTarget.value) - 1)}
          />
          <output aria-live="off">{wanted + 1} of 128</output>
        </label>
        <DigitChoice
          legend="The best single neuron for the digit"
          name="inspector-digit"
          digit={props.bestUnits.indexOf(wanted)}
          onChoose={(digit) => choose(props.bestUnits[digit])}
        />
      </div>
      <FetchingLine fetching={fetching} retry={() => choose(wanted)} />
    </div>
  );
}

function useUnit({ firstUnit, firstResponses, firstPictures }: Props) {
  const [shown, setShown] = useState(() => ({
    unit: firstUnit,
    responses: firstResponses,
    pictures: firstPictures.map((picture): TopPicture => ({
      ...picture,
      pixels: pixelsFrom(picture.pixels),
    })),
  }));
  const [wanted, setWanted] = useState(firstUnit);
  // The reader may choose again while the images are on their way: the last choice counts.
  const latest = useRef(firstUnit);
  const { fetching, fetchImages } = useTestImages();
  const choose = async (unit: number) => {
    latest.current = unit;
    setWanted(unit);
    const [images, record] = await Promise.all([
      fetchImages(),
      import('#src/records/read-units.ts').catch(() => undefined),
    ]);
    if (!images || !record || latest.current !== unit) return;
    const responses = record.unitsRecord.units[unit];
    const { test } = images;
    const pictures = responses.top.map((index) => ({
      index,
      label: test.labels[index],
      pixels: pixelsOf(test, index),
    }));
    setShown({ unit, responses, pictures });
  };
  return { shown, wanted, choose: (unit: number) => void choose(unit), fetching };
}
