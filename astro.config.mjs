// The site in one file: MDX chapters, Preact islands, and the steps our own integrations add to the build.
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { codeColours } from './components/page/Highlighted/colours.ts';
import { bookMarkdown } from './src/integrations/markdown.ts';
import { content } from './src/integrations/content.ts';
import { exactFiles } from './src/integrations/exact-files.ts';
import { foundEarly } from './src/integrations/found-early.ts';
import { inlineScripts } from './src/integrations/inline-scripts.ts';
import { jsx } from './src/integrations/jsx.ts';
import { links } from './src/integrations/links.ts';
import { madeFirst } from './src/integrations/made-first.ts';
import { offline } from './src/integrations/offline.ts';
import { policy } from './src/integrations/policy.ts';
import { relativeUrls } from './src/integrations/relative-urls.ts';
import { search } from './src/integrations/search.ts';
import { shareImages } from './src/integrations/share-images.ts';

export default defineConfig({
  // Where the book will stand, if that is known: the images for sharing then get absolute addresses.
  site: process.env.SITE_URL || undefined,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [
    content(),
    madeFirst(),
    foundEarly(),
    mdx(),
    preact(),
    jsx(),
    shareImages(),
    relativeUrls(),
    exactFiles(),
    inlineScripts(),
    policy(),
    search(),
    offline(),
    links(),
  ],
  markdown: {
    processor: bookMarkdown(),
    shikiConfig: {
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      defaultColor: false,
      transformers: [codeColours],
    },
  },
  vite: {
    // Hashed chunks find each other by relative addresses, so one build serves under any path.
    experimental: {
      renderBuiltUrl: (_file, { hostType }) => (hostType === 'js' ? { relative: true } : undefined),
    },
    // Workers are modules, as the pages' scripts are.
    worker: {
      format: 'es',
      // They wait for the kernels, which is no plugin's slowness.
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        checks: { moduleLevelDirective: false },
        // Their modules do nothing by being there, so a page gets those that it uses, whatever lists it imports them by.
        treeshake: {
          moduleSideEffects: [
            { test: /\/src\/(?:nn|mnist|formulas|numbers)\//, sideEffects: false },
          ],
        },
      },
    },
  },
});
