// The site in one file: MDX chapters, Preact islands, and the steps our own integrations add to the build.
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { codeColours } from './components/page/Highlighted/colours.ts';
import { bookMarkdown } from './src/integrations/markdown.ts';
import { content } from './src/integrations/content.ts';
import { exactFiles } from './src/integrations/exact-files.ts';
import { inlineScripts } from './src/integrations/inline-scripts.ts';
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
    mdx(),
    preact(),
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
    // Found late, these would reload the page under the reader's hands in `npm start`.
    optimizeDeps: {
      include: [
        '@observablehq/plot',
        '@preact/signals',
        '@astrojs/preact/client.js',
        'preact/hooks',
        'preact/jsx-dev-runtime',
        '@codemirror/autocomplete',
        '@codemirror/commands',
        '@codemirror/lang-javascript',
        '@codemirror/language',
        '@codemirror/lint',
        '@codemirror/state',
        '@codemirror/view',
        '@lezer/highlight',
        'acorn',
        'd3-dsv',
        'diff',
        'dompurify',
        'pbf',
        'sucrase',
        'typescript-in-browser',
        'valibot',
      ],
    },
    // Workers are modules, as the pages' scripts are.
    worker: { format: 'es' },
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
