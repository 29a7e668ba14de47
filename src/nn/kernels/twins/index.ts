// The truth beside the fast kernels: every kernel once more, in plain loops.

import type { Kernels } from '../kernels.ts';
import * as activations from './activations.ts';
import * as lists from './lists.ts';
import * as optimisers from './optimisers.ts';
import * as products from './products.ts';
import * as rows from './rows.ts';
import * as softmax from './softmax.ts';

export const twins: Kernels = {
  ...lists,
  ...products,
  ...rows,
  ...activations,
  ...softmax,
  ...optimisers,
};
