// The record of the map alone, for a page that fetches it when a reader asks.
export { embeddingMapRecord } from './index.ts';
