// The colours of printed code as classes: seven pairs recur thousands of times, and as styles they would outweigh the code.
import type { ShikiTransformer } from 'shiki';

const pair = /^color:light-dark\((#\w{6}), (#\w{6})\);/;
/** Of the pre itself: a token of that colour needs no colour of its own. */
const ink = '#0E1116';

/** The class for a colour of the light theme; `code.css` pairs it with the dark one. */
export const colourClass = (light: string) => `code-${light.slice(1).toLowerCase()}`;

export const codeColours: ShikiTransformer = {
  name: 'code-colours',
  span(node) {
    const [, light] = pair.exec(String(node.properties.style ?? '')) ?? [];
    if (!light) return;
    delete node.properties.style;
    if (light !== ink) node.properties.class = colourClass(light);
  },
};
