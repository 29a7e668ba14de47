// Every model that the book has measured or counted, in one list, with what it keeps, what it computes and where that is recorded.
import type { Answers } from '#src/records/recorded.ts';
import {
  baselinesRecord,
  bestLadderRecord,
  embeddingsRecord,
  frozenRecord,
  networksOfLayersRecord,
  shuffledRecord,
  widthRecord,
  withoutReluRecord,
} from '#src/records/index.ts';
import { countConnections, countParameters } from '#src/nn/index.ts';
import { imagePixels } from '#src/mnist/image-set.ts';
import type { LayersRecipe } from '#src/training/layers-recipe.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { ladderNames } from './best-ladder.ts';
import { countOfLayers } from './networks-of-layers.ts';
import { bookNetwork, bookSizes } from '#src/nn/networks.ts';
import { type Counts, countLayers, lenet, smallConvolution } from '../formulas/networks.ts';

export interface Model {
  id: string;
  /** Its entry in content/models.yaml. */
  words: string;
  /** What tells it from others of the same entry. */
  detail?: string;
  /** Right answers, once for each seed; none for a model that is only counted. */
  correct: number[];
  /** Images that it was asked about. */
  count: number;
  /** Numbers learned, or kept. */
  parameters: number;
  /** For one image. */
  multiplyAdds: number;
  /** Of its training. */
  recipe?: Recipe | Omit<LayersRecipe, 'network'>;
  seeds: number[];
  /** Makes its numbers again. */
  command?: string;
}

type Counted = Pick<Model, 'parameters' | 'multiplyAdds'>;
const [, width] = bookSizes;
const evaluate = `npm run evaluate -- public/${bookNetwork.file}`;
const ofBook: Counted = {
  parameters: countParameters(bookSizes),
  multiplyAdds: countConnections(bookSizes),
};

export interface Shipped {
  correct: number;
  withoutRelu: number;
  count: number;
  recipe: Recipe;
}

/** In the order in which the table shows them. */
export const modelsOf = (shipped: Shipped): Model[] => [
  ...baselines(),
  ...neighbours(),
  ...trained(shipped),
  ...ofLadder(),
  ...ofLayers(),
  onlyCounted('lenet', countLayers(lenet)),
  onlyCounted('small-convolutional', countLayers(smallConvolution)),
];

function baselines(): Model[] {
  const { made, rules, logisticRecipe } = baselinesRecord;
  const common = { command: made.command, seeds: [] };
  const wanted = ['always-1', 'two-features', 'nearest-mean', 'logistic-regression'];
  const rest = wanted.map((name): Model => {
    const found = baselinesRecord.baselines.find((one) => one.name === name)!;
    const learned = found.seed === undefined ? {} : { recipe: logisticRecipe, seeds: [found.seed] };
    return { ...common, ...found, id: name, words: name, correct: [found.correct], ...learned };
  });
  const best = rules.toSorted((a, b) => b.correct - a.correct)[0]!;
  const rule: Model = {
    ...common,
    id: 'best-rule',
    words: 'best-rule',
    correct: [best.correct],
    count: best.count,
    parameters: 1,
    multiplyAdds: 0,
  };
  return [rest[0]!, rule, ...rest.slice(1)];
}

const ways = { euclidean: 'L2', cosine: 'cosine' } as const;

function neighbours(): Model[] {
  const { stored, queries, points } = embeddingsRecord;
  const byPixels = baselinesRecord.votes
    .filter(({ tie }) => tie === 'smallest')
    .map(({ measure, k, correct }): Model => ({
      id: `nearest-pixels-${k}-${measure}`,
      words: 'nearest-pixels',
      detail: `k = ${k}, ${ways[measure]}`,
      correct: [correct],
      count: queries,
      parameters: stored * imagePixels,
      multiplyAdds: stored * imagePixels,
      seeds: [],
      command: baselinesRecord.made.command,
    }));
  const byOthers = points
    .filter(({ name }) => name !== 'pixels')
    .map(({ name, numbers, measure, correct3 }): Model => {
      // A bias for each number of the hidden layer, a mean for each pixel before the principal components.
      const beside = name === 'pca' ? imagePixels : numbers;
      return {
        id: `nearest-${name}-${numbers}-${measure}`,
        words: `nearest-${name}`,
        detail: `${numbers} numbers, k = 3, ${ways[measure]}`,
        correct: [correct3],
        count: queries,
        parameters: stored * numbers + imagePixels * numbers + beside,
        multiplyAdds: stored * numbers + imagePixels * numbers,
        seeds: [],
        command: embeddingsRecord.made.command,
      };
    });
  return [...byPixels, ...byOthers];
}

interface Point {
  test: Answers;
  seed: number;
  parameters: number;
  multiplyAdds: number;
}

/** Several runs of one recipe. */
function runs(points: readonly Point[]): Counted & Pick<Model, 'correct' | 'count' | 'seeds'> {
  const [{ parameters, multiplyAdds, test }] = points;
  return {
    parameters,
    multiplyAdds,
    correct: points.map((point) => point.test.correct),
    count: test.count,
    seeds: points.map(({ seed }) => seed),
  };
}

function trained({ correct, withoutRelu, count, recipe }: Shipped): Model[] {
  const widths = [...new Set(widthRecord.points.map((point) => point.width))];
  const ofWidth = (wanted: number) => widthRecord.points.filter((point) => point.width === wanted);
  const frozen = frozenRecord.points.filter(({ frozenLayers }) => frozenLayers === 1);
  const shuffled = shuffledRecord.runs.find(({ pixels }) => pixels === 'shuffled')!;
  const inPlace = shuffledRecord.runs.find(({ pixels }) => pixels === 'in-place')!;
  const oneEpoch = {
    ...ofBook,
    count: shuffled.test.count,
    recipe: shuffledRecord.recipe,
    seeds: [shuffledRecord.recipe.seed],
    command: shuffledRecord.made.command,
  };
  const own = { ...ofBook, count, recipe, seeds: [recipe.seed], command: evaluate };
  return [
    { id: 'frozen', words: 'frozen', ...runs(frozen), recipe: frozenRecord.recipe, command: frozenRecord.made.command }, // oxfmt-ignore
    { id: 'linear', words: 'linear', ...runs(withoutReluRecord.points), recipe: withoutReluRecord.recipe, command: withoutReluRecord.made.command }, // oxfmt-ignore
    ...widths.map((wanted): Model => ({
      id: `width-${wanted}`,
      words: 'width',
      detail: `784-${wanted}-10`,
      ...runs(ofWidth(wanted)),
      recipe: { ...widthRecord.recipe, sizes: [imagePixels, wanted, bookSizes[2]] },
      command: widthRecord.made.command,
    })),
    { id: 'one-epoch', words: 'one-epoch', correct: [inPlace.test.correct], ...oneEpoch },
    { id: 'shuffled', words: 'shuffled', correct: [shuffled.test.correct], ...oneEpoch },
    { id: 'relu-removed', words: 'relu-removed', correct: [withoutRelu], ...own, command: 'npm run build' }, // oxfmt-ignore
    { id: 'shipped', words: 'shipped', detail: `784-${width}-10`, correct: [correct], ...own },
  ];
}

/** The rungs of the ladder but the one that is the book's own recipe, and the teacher of the last. */
function ofLadder(): Model[] {
  const { made, rungs, teacher } = bestLadderRecord;
  const { command } = made;
  const climbed = rungs
    .filter(({ name }) => name !== 'schedule')
    .map(({ name, recipe, points }): Model => ({
      id: `ladder-${name}`,
      words: name === 'distilled' ? 'ladder-best' : 'ladder',
      detail: ladderNames[name],
      ...ofBook,
      correct: points.map(({ test }) => test.correct),
      count: points[0].test.count,
      recipe,
      seeds: points.map(({ seed }) => seed),
      command,
    }));
  const { correct, count } = teacher.test;
  const { recipe } = teacher;
  return [
    ...climbed,
    {
      id: 'ladder-teacher',
      words: 'ladder-teacher',
      correct: [correct],
      count,
      ...countOfLayers('cnn'),
      recipe,
      seeds: [recipe.seed],
      command: 'npm run train -- teacher',
    },
  ];
}

/** The shipped networks of layers, each from three seeds. */
const ofLayers = (): Model[] =>
  networksOfLayersRecord.networks.map(({ name, recipe, points }) => ({
    id: name,
    words: name,
    correct: points.map(({ test }) => test.correct),
    count: points[0].test.count,
    parameters: countOfLayers(name).parameters,
    multiplyAdds: countOfLayers(name).multiplyAdds,
    recipe,
    seeds: points.map(({ seed }) => seed),
    command: networksOfLayersRecord.made.command,
  }));

const onlyCounted = (id: string, { parameters, multiplyAdds }: Counts): Model => ({
  id,
  words: id,
  correct: [],
  count: 0,
  parameters,
  multiplyAdds,
  seeds: [],
});
