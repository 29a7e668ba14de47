// What useMeasuringBy fetches to measure networks of layers; apart, so that a page names only the worker it needs.
import type { LayersReport, LayersTask } from '#src/speed/layers-messages.ts';
import type { Runner } from './useTask.ts';

export const loadMeasuringLayers = (): Promise<Runner<LayersTask, LayersReport>> =>
  import('./measuring-layers.ts').then(({ measuringLayers }) => measuringLayers);
