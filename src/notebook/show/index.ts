// What a cell showed, in the page. The cleaning of markup is loaded with the first that comes: see show.ts.
export { appendOutput, clear, redrawChart, showOutputs, type Handlers } from './show.ts';
export type { PointerMessage } from './pointing.ts';
