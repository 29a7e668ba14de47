// The rows of the table of models: what the code counted, with the words of content/models.yaml beside it.
import { getCollection, getEntry } from 'astro:content';
import { openBook } from '#src/facts/book.ts';
import { type Model, modelsOf } from '#src/facts/models.ts';
import { recipeOf } from '#src/training/recipe.ts';

export interface ModelRow extends Model {
  name: string;
  made: string;
  /** Share of right answers, the mean over the seeds; none for a model that is only counted. */
  accuracy?: number;
  published?: { says: string; key: string; short: string };
}

export async function modelRows(): Promise<ModelRow[]> {
  const { facts, metadata, test } = await openBook();
  const models = modelsOf({
    correct: facts.correct!,
    withoutRelu: Math.round(facts['accuracy-without-relu']! * test.count),
    count: test.count,
    recipe: recipeOf(metadata),
  });
  const entries = new Map((await getCollection('models')).map(({ id, data }) => [id, data]));
  const unused = [...entries.keys()].filter((id) => models.every(({ words }) => words !== id));
  if (unused.length > 0) throw new Error(`content/models.yaml names no model of ours: ${unused}.`);
  return Promise.all(
    models.map(async (model) => {
      const entry = entries.get(model.words);
      if (!entry) throw new Error(`content/models.yaml should hold “${model.words}”.`);
      const { name, made, published } = entry;
      const work = published && (await getEntry(published.by));
      const total = model.correct.reduce((sum, correct) => sum + correct, 0);
      return {
        ...model,
        name,
        made,
        ...(model.correct.length > 0 && { accuracy: total / model.correct.length / model.count }),
        ...(work && { published: { says: published.says, key: work.id, short: work.data.short } }),
      };
    }),
  );
}

const optimisers = {
  sgd: 'SGD',
  momentum: 'momentum',
  nesterov: 'Nesterov momentum',
  rmsprop: 'RMSprop',
  adam: 'Adam',
};

/** "SGD 0.3, batches of 32, 12 epochs": what a recipe needs to be told by. */
export function recipeWords({ recipe }: Model): string {
  if (!recipe) return '';
  const { optimiser, learningRate, schedule, warmUp, batchSize, epochs } = recipe;
  const falls = schedule === 'constant' ? '' : ' falling to 0';
  const rate = `${optimisers[optimiser]} ${learningRate}${falls}${warmUp ? ' after a warm-up' : ''}`;
  return `${rate}, batches of ${batchSize}, ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}

/** "seed 1", "seeds 1 to 3". */
export function seedWords({ seeds }: Model): string {
  if (seeds.length === 0) return '';
  return seeds.length === 1 ? `seed ${seeds[0]}` : `seeds ${seeds[0]} to ${seeds.at(-1)}`;
}
