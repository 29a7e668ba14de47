// What the figure needs once it is touched, fetched then: the weighing, the search, and links.
export { copyLink, openLink, toFigure } from './links.ts';
export { search } from './search.ts';
export { weigh } from './weigh.ts';
