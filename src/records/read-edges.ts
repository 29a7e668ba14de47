// The record of the edges alone, for a page that fetches it when a reader asks.
export { edgesRecord } from './index.ts';
