// The colours of printed code as classes: seven pairs recur thousands of times, and as styles they would outweigh the code.
import type { ShikiTransformer } from 'shiki';

const pair = /--shiki-light:#(\w{6});--shiki-dark:#\w{6}/;
/** Of the pre itself: a token of that colour needs no colour of its own. */
const ink = '0E1116';

/** The class for a colour of the light theme; `highlighted.css` pairs it with the dark one. */
const colourClass = (light: string) => `code-${light.toLowerCase()}`;

/** For Shiki's two themes with `defaultColor: false`, which gives each token both as custom properties. */
export const codeColours: ShikiTransformer = {
  name: 'code-colours',
  preprocess(_, options) {
    // On a busy machine half a second may pass over one line, and what was built would lack its colours.
    options.tokenizeTimeLimit = 0;
  },
  pre(node) {
    delete node.properties.style;
  },
  span(node) {
    const [, light] = pair.exec(String(node.properties.style ?? '')) ?? [];
    if (!light) return;
    delete node.properties.style;
    if (light !== ink) node.properties.class = colourClass(light);
  },
};
