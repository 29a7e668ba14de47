// Which files a figure fetches when its reader works it, and what she does that asks for them.
import type { Locator } from '@playwright/test';
import { chooseTestImage } from './digit.ts';
import { wake } from './page.ts';
import { workingFigures } from './working.ts';

export interface Need {
  /** How the file's path ends. */
  file: '.safetensors' | '.bin' | 'first-layer.bin' | 'directions.bin';
  ask(figure: Locator): Promise<void>;
  /** What the figure says when it is missing, or a part of that. */
  says: RegExp;
  /** The figure asks only for a digit that the reader has kept. */
  keeps?: boolean;
  /** What it shows once the file is there, where that is more than no complaint. */
  brings?: string;
}

/** Each call moves the first slider, or the one named, to the other end. */
const slide = async (figure: Locator) => {
  const slider = figure.locator('[type=range]').first();
  const { min, max, value } = await slider.evaluate((one: HTMLInputElement) => ({
    min: one.min,
    max: one.max,
    value: one.value,
  }));
  await slider.fill(value === min ? max : min);
};
/** Each call chooses another of the first choice's radios. */
const choose = (figure: Locator) =>
  figure
    .locator('fieldset')
    .first()
    .locator('[type=radio]:not(:checked)')
    .last()
    .evaluate((radio: HTMLInputElement) => radio.click());
/** Each call chooses another of the ten digits. */
const chooseDigit = (figure: Locator) =>
  figure
    .locator('.ten [type=radio]:not(:checked)')
    .last()
    .evaluate((radio: HTMLInputElement) => radio.click());
/** The figure as a reader finds it who has taken test image 8, a 5, for her digit. */
const bringDigit = async (figure: Locator) => {
  await chooseTestImage(figure.page(), figure.page().url(), 8);
  await wake(figure.page());
};
const press = (name: string | RegExp) => (figure: Locator) =>
  figure.getByRole('button', { name }).first().click();

const aSentence = /\S{3}.*\./;
const weights = (ask: Need['ask']): Need => ({
  file: '.safetensors',
  ask,
  says: /weights should be on this site/,
});
/** Of one of the networks of layers. */
const layers = (name: string, ask: Need['ask']): Need => ({
  file: '.safetensors',
  ask,
  says: new RegExp(`weights of “${name}” should be on this site`),
});
/** By whatever part of the figure fetches them, in its own words. */
const network = (ask: Need['ask']): Need => ({ file: '.safetensors', ask, says: aSentence });
const images = (ask: Need['ask']): Need => ({ file: '.bin', ask, says: aSentence });

/** Figures that are not here fetch nothing when they are worked. */
export const needs: Record<string, Need[]> = {
  'one-neuron': [weights(slide)],
  'hidden-layer': [weights(choose)],
  'without-relu': [weights(chooseDigit)],
  'strongest-weights': [weights(slide)],
  'untouched-weights': [weights(slide)],
  'edge-meter': [weights(slide)],
  'best-ladder': [
    {
      ...weights(async (figure) => {
        await bringDigit(figure);
        await press(/read your digit/)(figure);
      }),
      // It asks for two networks at once, and the first answer is told.
      says: /weights (?:of “best” )?should be on this site/,
      keeps: true,
    },
  ],
  'change-its-mind': [weights(chooseDigit)],
  'aimed-noise': [weights(slide)],
  'ten-wishes': [weights(chooseDigit)],
  'slope-picture': [weights(chooseDigit)],
  'gradient-check': [
    weights((figure) => figure.getByRole('radio', { name: 'live', exact: true }).check()),
  ],
  'unit-inspector': [weights(slide), images(slide)],
  'other-numbers': [weights(slide)],
  'pixel-lab': [{ ...weights(bringDigit), keeps: true }],
  preprocessing: [weights(press(/./))],
  'circle-toy': [weights(press('Add a circle'))],
  'paint-neuron': [images(press('Clear'))],
  'confidence-on-noise': [weights(press('Fine noise')), images(press('A test image'))],
  'confusion-matrix': [
    {
      file: '.bin',
      ask: press('2 read as 7'),
      says: /The digits are not where they should be/,
      brings: '.cell-pictures li',
    },
    network(press('2 read as 7')),
  ],
  'embedding-map': [images, network].map((need) => ({
    ...need(async (figure) => {
      await bringDigit(figure);
      await press('Place your digit')(figure);
    }),
    keeps: true,
  })),
  'neighbour-search': [
    {
      file: 'directions.bin',
      ask: press('Search with your digit'),
      says: /directions should be on this site/,
    },
    images(press('Search with your digit')),
    network(press('Search with your digit')),
  ],
  'vector-search': [
    images(press('Build and time one in this tab')),
    network(press('Build and time one in this tab')),
  ],
  'weight-grid': [
    {
      file: 'first-layer.bin',
      ask: slide,
      says: /recorded weights should be on this site/,
      brings: '.weight-grid-all canvas:visible',
    },
    network(press(/^Neuron 5$/)),
  ],
  race: [
    network(press('Time all five in this tab')),
    images(press('Let all five read the 10,000 test images')),
  ],
  'move-it': [network(slide)],
  'six-checks': [images(press(/^Run/))],
  'two-networks': [network(slide), images(slide)],
  'train-now': [images(press('Train it now'))],
  'train-cnn': [images(press('Train it now'))],
  'train-live': [images(press('Train it now'))],
  catapult: [
    images(press('Measure its curvature')),
    network(async (figure) => {
      await figure.getByRole('radio', { name: 'the book’s' }).check();
      await press('Measure its curvature')(figure);
    }),
  ],
  'feature-maps': [layers('cnn', slide)],
  'row-by-row': [{ ...layers('gru', bringDigit), keeps: true }],
  'patch-attention': [layers('transformer', choose)],
  'hide-patch': [layers('transformer', press('Hide this patch'))],
  'own-data': [images(press('Try with 3 against 8'))],
  'classify-all': [images(press('Classify all')), network(press('Classify all'))],
  'speed-ladder': [images(press('Run the whole ladder')), network(press('Run the whole ladder'))],
  'batch-curve': [images(press('Measure your curve')), network(press('Measure your curve'))],
  'cold-and-warm': [network(press('Start cold'))],
  'operation-counter': [
    images(press('Measure this device')),
    network(press('Measure this device')),
  ],
  'width-curve': [images(press('Train this point again, here'))],
  'data-size-curve': [images(press('Train this point again, here'))],
  'saved-compute': [images(press('Train this run again, here'))],
};

/** Chooses a cause and a cure, and has both runs trained. */
const diagnose = async (figure: Locator) => {
  for (const list of await figure.locator('.clinic-diagnosis select').all())
    await list.selectOption({ index: 1 });
  await press(/^Run case/)(figure);
};

/** What starts the work of a figure, where that is not what asks for its first file. */
const starts: Partial<Record<(typeof workingFigures)[number], Need['ask']>> = {
  clinic: diagnose,
  'loop-clinic': diagnose,
  // One image is read by the page itself.
  race: press('Let all five read the 10,000 test images'),
  async 'own-data'(figure) {
    // What it fetches is for the work that a press begins.
    await needs['own-data']![0]!.ask(figure);
    await press('Train on my images')(figure);
  },
};

/** Each figure that works in a worker, with what starts it. */
export const working = workingFigures.map((name): [name: string, start: Need['ask']] => [
  name,
  starts[name] ?? needs[name]![0]!.ask,
]);
