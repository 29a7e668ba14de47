// What the figure needs once it is touched, fetched then: the weighing, the search, and links.
export { persuade } from '#src/formulas/persuade.ts';
export { copyLink, openLink } from './links.ts';
export { weigh } from './weigh.ts';
