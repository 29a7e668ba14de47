// The record of the units alone, for a page that fetches it when a reader asks.
export { unitsRecord } from './index.ts';
