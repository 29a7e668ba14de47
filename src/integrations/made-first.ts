// Before anything is served or built, all that is made of other files stands there: the kernels, the sandbox's programs,
// the types of the cells, and the faces in .cache/, the MNIST shards in public/mnist/. What is up to date stays.
import type { AstroIntegration } from 'astro';
import { makeAssets } from '#src/mnist/assets.ts';
import { writePrograms } from '#src/notebook/prepare/programs.ts';
import { writeTypes } from '#src/notebook/prepare/types.ts';
import { compileAside } from '#src/training/compile-aside.ts';
import { makeFonts } from './font-files.ts';

export function madeFirst(): AstroIntegration {
  return {
    name: 'made-first',
    hooks: {
      // Side by side: each waits for another program or thread for most of its time.
      'astro:config:setup': async ({ config, logger }) => {
        await Promise.all([
          compileAside(),
          writeTypes(),
          writePrograms(),
          makeAssets(new URL('mnist/', config.publicDir), (line) => logger.info(line)),
          makeFonts(new URL('.cache/fonts/', config.root)),
        ]);
      },
    },
  };
}
