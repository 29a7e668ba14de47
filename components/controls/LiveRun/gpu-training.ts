// What useTraining fetches to train on the graphics processor, and whether this page has one.
import { useEffect, useState } from 'preact/hooks';
import { missingGpu } from '#src/nn/gpu/request.ts';
import type { Recipe } from '#src/training/recipe.ts';
import type { LoadTraining } from './use-training.ts';

export const gpuTraining: LoadTraining<Recipe> = () => import('#src/session/gpu-training.ts');

/** Empty where there is one; why not, in a sentence; undefined until the browser has answered. */
export function useMissingGpu(): string | undefined {
  const [missing, setMissing] = useState<string>();
  useEffect(() => {
    const { gpu } = navigator as Partial<NavigatorGPU>;
    if (!gpu) return setMissing(missingGpu(false));
    gpu.requestAdapter().then(
      (adapter) => setMissing(adapter ? '' : missingGpu(true)),
      () => setMissing(missingGpu(true)),
    );
  }, []);
  return missing;
}
