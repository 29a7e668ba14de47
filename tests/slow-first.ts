// The longest files begin first, so that none of them is left to one core at the end.
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** From the longest on; each takes ten seconds or more. */
const slowest = [
  'built/notebooks',
  'built/programs',
  'notebook/mistakes',
  'kernels/layer-engine',
  'experiments/sweeps',
  'nn/evaluate',
  'kernels/layer-team',
  'tools/typecheck',
  'kernels/pictures',
  'facts/openings',
  'experiments/embeddings',
];

const rank = ({ moduleId }: TestSpecification) => {
  const place = slowest.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
  return place < 0 ? slowest.length : place;
};

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
