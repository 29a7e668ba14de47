// What useTraining fetches to train on the graphics processor, and whether this page has one.
import { missingGpu } from '#src/nn/gpu/request.ts';
import type { Recipe } from '#src/training/recipe.ts';
import type { LoadTraining } from './use-training.ts';

export const gpuTraining: LoadTraining<Recipe> = () => import('#src/session/gpu-training.ts');

/** Empty where there is one; else why not, in a sentence. Asked for when the reader wants it, since asking is told in the console. */
export async function missingGpuOfPage(): Promise<string> {
  const { gpu } = navigator as Partial<NavigatorGPU>;
  if (!gpu) return missingGpu(false);
  const adapter = await gpu.requestAdapter().catch(() => null);
  return adapter ? '' : missingGpu(true);
}
