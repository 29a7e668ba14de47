// Before anything is served or built, all that is made of other files stands there: the sandbox's programs, the types of the
// cells, and the faces in .cache/, the MNIST shards in public/mnist/; and, before anyone asks for them, the kernels in
// .cache/kernels/. What is up to date stays.
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { makeAssets } from '#src/mnist/assets.ts';
import { chaptersWithCells } from '#src/notebook/prepare/open-chapter.ts';
import { writePrograms } from '#src/notebook/prepare/programs.ts';
import { writeTypes } from '#src/notebook/prepare/types.ts';
import { compileAside } from '#src/training/compile-aside.ts';
import { makeFonts } from './font-files.ts';

/** The bundler meets the first kernel seconds after its start, and goes on with the rest until that is compiled. */
function waitFor(kernels: Promise<void>): Plugin {
  return {
    name: 'kernels-made',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\.wasm\?url$/ },
      async handler() {
        await kernels;
        return null;
      },
    },
  };
}

export function madeFirst(): AstroIntegration {
  let kernels: Promise<void>;
  return {
    name: 'made-first',
    hooks: {
      // Side by side: each waits for another program or thread for most of its time.
      'astro:config:setup': async ({ command, config, logger, updateConfig }) => {
        kernels = compileAside();
        kernels.catch(() => undefined); // heard of where they are waited for
        const waiting = waitFor(kernels);
        updateConfig({ vite: { plugins: [waiting], worker: { plugins: () => [waiting] } } });
        const programs = writePrograms();
        const ready = Promise.all([kernels, programs]);
        // The cells of all chapters run while the pages' code is bundled and their numbers are computed.
        // What is wrong with one is told by the page that asks for it.
        if (command === 'build') void ready.then(chaptersWithCells).catch(() => undefined);
        await Promise.all([
          // A server computes the numbers of its first page before a browser asks for any kernel.
          command === 'build' ? programs : ready,
          writeTypes(),
          makeAssets(new URL('mnist/', config.publicDir), (line) => logger.info(line)),
          makeFonts(new URL('.cache/fonts/', config.root)),
        ]);
      },
      'astro:build:generated': () => kernels,
    },
  };
}
