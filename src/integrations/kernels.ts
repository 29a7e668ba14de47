// Before anything is served or built, the kernels stand compiled in .cache/kernels/, for pages to name.
import type { AstroIntegration } from 'astro';
import { compileKernels } from '#src/training/compile-kernels.ts';

export function kernels(): AstroIntegration {
  return {
    name: 'kernels',
    hooks: { 'astro:config:setup': () => compileKernels() },
  };
}
