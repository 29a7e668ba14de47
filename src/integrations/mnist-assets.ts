// Before anything is served or built, the MNIST shards stand in public/mnist/.
import type { AstroIntegration } from 'astro';
import { makeAssets } from '#src/mnist/assets.ts';

export function mnistAssets(): AstroIntegration {
  return {
    name: 'mnist-assets',
    hooks: {
      'astro:config:setup': async ({ config, logger }) => {
        await makeAssets(new URL('mnist/', config.publicDir), (line) => logger.info(line));
      },
    },
  };
}
