// npm run experiments [-- NAME … | --whole]: makes the records that chapters plot and quote: those of which anything has
// changed since they were made, those named, or all.
import { fileURLToPath } from 'node:url';
import { experiments } from '../experiments/all.ts';
import { openContext } from '../experiments/experiment-context.ts';
import { runExperiments } from './experiments/run-experiments.ts';

const given = process.argv.slice(2);
const isWhole = given.length === 1 && given[0] === '--whole';
const unknown = isWhole ? [] : given.filter((name) => !Object.hasOwn(experiments, name));

if (unknown.length > 0) {
  console.error(
    `There is no experiment ${unknown.join(', ')}; there are ${Object.keys(experiments).join(', ')}. --whole stands alone.`,
  );
  process.exitCode = 2;
} else {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const print = (line: string) => console.log(line);
  await runExperiments(
    { root, experiments, open: openContext, print },
    isWhole ? [] : given,
    isWhole,
  );
}
