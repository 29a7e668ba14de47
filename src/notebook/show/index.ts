// What a cell showed, in the page.
export { clean } from './clean.ts';
export { appendOutput, clear, redrawChart, showOutputs, type Handlers } from './show.ts';
export type { PointerMessage } from './pointing.ts';
