// Before anything is served or built, the sandbox's programs and the types of the cells stand in .cache/notebook/.
import type { AstroIntegration } from 'astro';
import { writePrograms } from '#src/notebook/build/programs.ts';

export function notebook(): AstroIntegration {
  return {
    name: 'notebook',
    hooks: { 'astro:config:setup': () => writePrograms() },
  };
}
