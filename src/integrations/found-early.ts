// What `npm start` makes ready at its start: found late, these would reload the page under the reader's hands.
//
// A build bundles them by itself, and would make them ready for nobody.
import type { AstroIntegration } from 'astro';

const include = [
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
];

export function foundEarly(): AstroIntegration {
  return {
    name: 'found-early',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'dev') updateConfig({ vite: { optimizeDeps: { include } } });
      },
    },
  };
}
