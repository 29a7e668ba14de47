// Live part: choose a neuron, or the best one for a digit; its images, its bars and its AUC follow.
import { useMemo, useState } from 'preact/hooks';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { articleFor } from '#src/numbers/format.ts';
import { bestDigit, sentenceOn, type Responses } from './responses.ts';

interface Props {
  firstNeuron: number;
  firstResponses: Responses;
  /** With their places in the test set. */
  firstPictures: { index: number; label: number; pixels: string }[];
  /** By digit: the neuron with the largest AUC for it. */
  bestNeurons: number[];
}

export function UnitInspector(props: Props) {
  const { firstNeuron, firstResponses, firstPictures, bestNeurons } = props;
  const [wanted, choose] = useState(firstNeuron);
  const { fetching, fetchWithNetwork } = useTestImages();
  const first = useMemo(
    () => ({
      responses: firstResponses,
      pictures: firstPictures.map((one) => ({ ...one, pixels: pixelsFrom(one.pixels) })),
    }),
    [],
  );
  const {
    key: unit,
    part: { responses, pictures },
    trouble,
  } = useFetched(wanted, { key: firstNeuron, part: first }, async (index) => {
    const [images, { unitsRecord }] = await Promise.all([
      fetchWithNetwork(),
      import('#src/records/read-units.ts'),
    ]);
    const found = unitsRecord.units[index];
    return (
      images && {
        responses: found,
        pictures: found.top.map((image) => ({
          index: image,
          label: images.test.labels[image],
          pixels: pixelsOf(images.test, image),
        })),
      }
    );
  });
  return (
    <div class="stage-side inspector">
      <div class="chart-frame">
        <p class="label">the nine test images that neuron {unit + 1} responds to most</p>
        <ol class="stage-pictures inspector-pictures">
          {pictures.map(({ index, label, pixels }) => (
            <li key={index} data-index={index}>
              <Picture
                values={pixels}
                largest={255}
                label={`Test image ${index}, ${articleFor(label)} ${label}`}
              />
            </li>
          ))}
        </ol>
      </div>
      <div class="side">
        <p class="label inspector-head">
          <span>share of each digit’s images it fires on</span>
          <span>AUC</span>
        </p>
        <FiringBars responses={responses} />
      </div>
      <Spoken class="inspector-words" lines={[2, 4]}>
        {sentenceOn(unit, responses)}
      </Spoken>
      <div class="controls">
        <NeuronSlider index={wanted} onIndex={choose} />
        <DigitChoice
          legend="The best single neuron for the digit"
          name="inspector-digit"
          digit={bestNeurons.indexOf(wanted)}
          onChoose={(digit) => choose(bestNeurons[digit])}
        />
      </div>
      <FetchingLine fetching={fetching} retry={trouble.retry} />
      <Trouble {...trouble} />
    </div>
  );
}

/** Ten bars, one a digit: on what share of its images the neuron fires; beside each the AUC. */
function FiringBars({ responses }: { responses: Responses }) {
  const best = bestDigit(responses);
  return (
    <ol class="probabilities inspector-bars" aria-label="Share of each digit’s images it fires on">
      {responses.active.map((share, digit) => (
        <li key={digit} class={digit === best ? 'best' : ''}>
          <span class="digit-name">{digit}</span>
          <span class="bar" aria-hidden="true">
            <span style={{ inlineSize: `${100 * share}%` }} />
          </span>
          <Fact name={`fires-${digit}`} value={share} as="percent-0" />
          <Fact name={`auc-${digit}`} value={responses.auc[digit]} as="fixed-2" />
        </li>
      ))}
    </ol>
  );
}
