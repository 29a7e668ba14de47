// Live part: the pad at the left, and the whole way of the digit through the network beside it.
import { useMemo, useState } from 'preact/hooks';
import { ChooseDigit } from '#components/page/ChooseDigit/ChooseDigit.tsx';
import { WhatYouMeant } from '#components/page/ChooseDigit/WhatYouMeant.tsx';
import { HiddenSquares } from '#components/pictures/HiddenSquares/HiddenSquares.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import type { Network } from '#src/nn/index.ts';
import { digit } from '#src/session/digit.ts';
import { wordsAround } from '#src/session/misread.ts';
import { unread, useDigitName, useReading, useWoken } from '#src/session/reading.ts';
import { ForgetAndLearn } from './ForgetAndLearn.tsx';

type Shown = Pick<Reading, 'pixels' | 'activations' | 'probabilities' | 'prediction'>;

interface Props {
  first: Shown;
  /** What learning again fetches, as it is written. */
  images: string;
  /** What the network calls most digits when it has forgotten all. */
  usual: number;
}

export function DrawDigit({ first, images, usual }: Props) {
  const own = useReading<Shown>(first);
  /** In the place of the book's network: one that has forgotten, or learns. */
  const [network, setNetwork] = useState<Network>();
  const [cleared, setCleared] = useState(false);
  const digitName = useDigitName();
  const woken = useWoken();
  const pixels = (woken && digit.value?.pixels) || own.pixels;
  const { activations, probabilities, prediction } = useMemo(
    () => (network ? readDigit(network, Uint8Array.from(pixels)) : own),
    [network, pixels, own],
  );
  // A digit that is not read yet is shown without numbers, never with those of another.
  const waiting = woken && unread.value && !cleared && !network;
  const empty = cleared || waiting;
  const [before, after] = wordsAround(
    { probabilities, prediction },
    woken ? digit.value : undefined,
  );
  const nothing = new Array<number>(784).fill(0);
  const active = activations.filter((activation) => activation > 0).length;
  return (
    <div class="draw-digit">
      <ChooseDigit first={first} onEmpty={setCleared} />
      <div class="draw-digit-way">
        <Spoken class="verdict">
          {waiting && 'Your digit is not read yet: '}
          {cleared && 'Nothing is drawn yet: '}
          {!empty && before}
          <mark class={empty ? 'no-digit' : 'your-digit'}>
            <Fact name="prediction" value={empty ? NaN : prediction}>
              {empty && 'no answer'}
            </Fact>
          </mark>
          {empty ? '.' : after}
        </Spoken>
        {!empty && !network && <WhatYouMeant />}
        <div class="draw-digit-inputs">
          <p class="part-title">784 inputs</p>
          <Picture
            class="yours"
            values={cleared ? nothing : pixels}
            largest={255}
            label={`What the network is given: ${digitName} in 28 × 28 pixels`}
          />
        </div>
        <div class="draw-digit-hidden">
          <p class="part-title">128 hidden neurons{!empty && `, ${active} of them active`}</p>
          <HiddenSquares activations={empty ? nothing.slice(0, 128) : activations} />
        </div>
        <div class="draw-digit-answer">
          <p class="part-title">10 probabilities</p>
          <Probabilities probabilities={probabilities} prediction={prediction} empty={empty} />
        </div>
      </div>
      <ForgetAndLearn images={images} usual={usual} onNetwork={setNetwork} />
    </div>
  );
}
