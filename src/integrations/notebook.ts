// Before anything is served or built, the sandbox's programs and the types of the cells stand in .cache/notebook/.
import type { AstroIntegration } from 'astro';
import { writePrograms } from '#src/notebook/prepare/programs.ts';
import { writeTypes } from '#src/notebook/prepare/types.ts';

export function notebook(): AstroIntegration {
  return {
    name: 'notebook',
    hooks: {
      async 'astro:config:setup'() {
        await Promise.all([writePrograms(), writeTypes()]);
      },
    },
  };
}
