// The digits as a chapter's cells may import them: pictures, their statistics, and drawings made to look like them.
export {
  classCount,
  gatherBatch,
  imagePixels,
  imageSide,
  joinImageSets,
  pixelsOf,
  toInputs,
  type ImageSet,
} from './image-set.ts';
export {
  alwaysZeroPixels,
  histogram,
  labelCounts,
  meanAndDeviation,
  zeroShare,
} from './statistics.ts';
export { drawingSteps, type DrawingSteps, type Point, type Stroke } from './drawing.ts';
