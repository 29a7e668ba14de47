// Components are read by Vite itself, as tsconfig.json says (`jsx`, `jsxImportSource`), and not by Babel first: Babel takes
// eight seconds of a build for nothing that Vite would not do.
import type { AstroIntegration } from 'astro';

/** The one that calls Babel; @astrojs/preact always adds it, and has no option against it. */
const babel = 'vite:preact-jsx';

/** Stands behind preact(). `npm start` keeps Babel, for the refresh of a component under the writer's eyes. */
export function jsx(): AstroIntegration {
  return {
    name: 'jsx',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'jsx-without-babel',
                configResolved({ plugins }) {
                  const found = plugins.find(({ name }) => name === babel);
                  if (!found) throw new Error(`No plugin ${babel} is there to be left out.`);
                  // Resolved more than once in a build, with the same plugins.
                  delete found.transform;
                },
              },
            ],
          },
        });
      },
    },
  };
}
