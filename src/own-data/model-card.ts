// A model card: one page of Markdown that says what a network was made of, how good it is, and what it is not for.
// After Mitchell et al., Model Cards for Model Reporting, https://doi.org/10.1145/3287560.3287596

import { countParameters } from '../nn/index.ts';
import { shortName } from './data-error.ts';
import { inWords } from './limits.ts';
import { confusedPairs } from './outcome.ts';
import { inputScaling, type Trained } from './trained.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** A name may hold whatever the reader or her files say; it must make no line, no column, no heading, no link, no list. */
const plain = (text: string) =>
  shortName(text)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>()#|!&~:@$]/g, String.raw`\$&`)
    .replace(/^(\d+)(?=[.)])|^(?=[-+])/, '$1\\')
    .replaceAll(/www(?=\.)/gi, '$&\\');

export function modelCard(trained: Trained): string {
  const { recipe, classes, outcome, interval, date } = trained;
  const { correct, count } = outcome;
  return `# Model card: ${classes.map(plain).join(', ')}

A network of ${recipe.sizes.join('-')} neurons, ${inWords(countParameters(recipe.sizes))} parameters, trained on ${date.slice(0, 10)}. It takes ${inputScaling}, and answers with one of ${classes.length} classes.

## What it was trained on

| class | learned from | held out |
| --- | ---: | ---: |
${classes.map((name, k) => `| ${plain(name)} | ${inWords(trained.trainingCounts[k])} | ${inWords(trained.heldOutCounts[k])} |`).join('\n')}

${sourceLines(trained.sources)}

Who made the images, when, and whether those shown agreed: *please write it here; the browser cannot know.*

## How it was trained

Optimiser ${recipe.optimiser}, learning rate ${recipe.learningRate} (${recipe.schedule}), batches of ${recipe.batchSize}, ${recipe.epochs} ${recipe.epochs === 1 ? 'epoch' : 'epochs'}, seed ${recipe.seed}. ${endSentence(trained)} The held-out images chose nothing.

## How good it is

${inWords(correct)} of ${inWords(count)} held-out images are right: ${percent(correct / count)}. If they are not near copies of each other or of those it learned from, chance alone would put the true share between ${percent(interval.low)} and ${percent(interval.high)} (95 %, Wilson).

${classLines(trained)}

${pairLines(trained)}

## What it must not be used for

- To decide about a person: her work, her money, her health, her freedom.
- On images that were made in another way: another pen, another camera, other people, other light. The held-out images come from the same files as those it learned from, so the number above says nothing about them.
- On things of no class above. It has no answer for them, and will name one of its classes, often with a high probability.
- Where a wrong answer does harm and goes unchecked.
`;
}

function endSentence({ stopped }: Trained): string {
  if (!stopped) return 'The network is that of the last epoch.';
  const { step, stepCount } = stopped;
  return `The training was stopped by hand after step ${inWords(step)} of ${inWords(stepCount)}; the network is that of this step.`;
}

function sourceLines(sources: Trained['sources']): string {
  const shown = sources
    .slice(0, 20)
    .map(([source, count]) => `- ${plain(source)}: ${inWords(count)}`);
  const rest = sources.slice(20).reduce((sum, [, count]) => sum + count, 0);
  if (rest > 0) shown.push(`- ${inWords(sources.length - 20)} more files: ${inWords(rest)}`);
  return `Where the images are from:\n\n${shown.join('\n')}`;
}

function classLines({ classes, outcome, heldOutCounts }: Trained): string {
  const rows = classes.map((name, k) => {
    const right = outcome.confusion[k * classes.length + k];
    return `| ${plain(name)} | ${inWords(right)} of ${inWords(heldOutCounts[k])} |`;
  });
  return `| class | right |\n| --- | ---: |\n${rows.join('\n')}`;
}

function pairLines({ classes, outcome }: Trained): string {
  const pairs = confusedPairs(outcome.confusion, classes.length).slice(0, 5);
  if (pairs.length === 0) return 'None was taken for another.';
  const lines = pairs.map(
    ({ label, answer, count }) =>
      `- ${plain(classes[label])} read as ${plain(classes[answer])}: ${inWords(count)}`,
  );
  return `Most often taken for another:\n\n${lines.join('\n')}`;
}
