// All experiments by name, in the order in which they are made.
import type { ExperimentContext } from './experiment-context.ts';
import { makeBaselines } from './baselines.ts';
import { makeBatchNoise } from './batch-noise.ts';
import { makeBestLadder } from './best-ladder.ts';
import { makeBatchSize } from './batch-size.ts';
import { makeBrokenLoops } from './broken-loops.ts';
import { makeCatapult } from './catapult.ts';
import { makeCheckpoints } from './checkpoints.ts';
import { makeClinic } from './clinic.ts';
import { makeDisturbed } from './disturbed.ts';
import { makeEmbeddingMap } from './embedding-map.ts';
import { makeEmbeddings } from './embeddings.ts';
import { makeFewLabels } from './few-labels.ts';
import { makeFrozen } from './frozen.ts';
import { makeShuffledArchitectures } from './shuffled-architectures.ts';
import { makeShuffled } from './shuffled.ts';
import { makePermutedUnits } from './permuted-units.ts';
import { makePersuasion } from './persuasion.ts';
import { makePixelsShifted } from './pixels-shifted.ts';
import { makeRegularisation } from './regularisation.ts';
import { makeDataSize } from './data-size.ts';
import { makeEdges } from './edges.ts';
import { makeGradientCheck } from './gradient-check.ts';
import { makeHalving } from './halving.ts';
import { makeHiddenPatches } from './hidden-patches.ts';
import { makeInitialisation } from './initialisation.ts';
import { makeLearningRate } from './learning-rate.ts';
import { makeQuickCnn } from './quick-cnn.ts';
import { makeNetworksOfLayers } from './networks-of-layers.ts';
import { makeRealLine } from './real-line.ts';
import type { Recorded } from '../records/recorded.ts';
import { makeRowByRow } from './row-by-row.ts';
import { makeSavedCompute } from './saved-compute.ts';
import { makeOneImage } from './one-image.ts';
import { makeOptimiserRace } from './optimiser-race.ts';
import { makeSchedules } from './schedules.ts';
import { makeDeepStarts } from './deep-starts.ts';
import { makeNormalised } from './normalised.ts';
import { makeTrainedOnShifts } from './trained-on-shifts.ts';
import { makeUnits } from './units.ts';
import { makeDeadNeurons } from './dead-neurons.ts';
import { makeGradientsByLayer } from './gradients-by-layer.ts';
import { makeLossMaps } from './loss-maps.ts';
import { makePlateaus } from './plateaus.ts';
import { makeTwoNetworks } from './two-networks.ts';
import { makeWidth } from './width.ts';
import { makeWithoutRelu } from './without-relu.ts';

type Experiment = (context: ExperimentContext) => Recorded<object> | Promise<Recorded<object>>;

export const experiments: Record<string, Experiment> = {
  baselines: makeBaselines,
  checkpoints: makeCheckpoints,
  units: makeUnits,
  edges: makeEdges,
  width: makeWidth,
  'data-size': makeDataSize,
  'learning-rate': makeLearningRate,
  initialisation: makeInitialisation,
  'batch-size': makeBatchSize,
  clinic: makeClinic,
  regularisation: makeRegularisation,
  embeddings: makeEmbeddings,
  'embedding-map': makeEmbeddingMap,
  frozen: makeFrozen,
  shuffled: makeShuffled,
  persuasion: makePersuasion,
  'pixels-shifted': makePixelsShifted,
  halving: makeHalving,
  'saved-compute': makeSavedCompute,
  'trained-on-shifts': makeTrainedOnShifts,
  'without-relu': makeWithoutRelu,
  'permuted-units': makePermutedUnits,
  'row-by-row': makeRowByRow,
  'hidden-patches': makeHiddenPatches,
  'few-labels': makeFewLabels,
  'quick-cnn': makeQuickCnn,
  'gradient-check': makeGradientCheck,
  'one-image': makeOneImage,
  'optimiser-race': makeOptimiserRace,
  schedules: makeSchedules,
  'deep-starts': makeDeepStarts,
  'real-line': makeRealLine,
  catapult: makeCatapult,
  'batch-noise': makeBatchNoise,
  normalised: makeNormalised,
  disturbed: makeDisturbed,
  'shuffled-architectures': makeShuffledArchitectures,
  'networks-of-layers': makeNetworksOfLayers,
  'broken-loops': makeBrokenLoops,
  'two-networks': makeTwoNetworks,
  'gradients-by-layer': makeGradientsByLayer,
  'dead-neurons': makeDeadNeurons,
  'loss-maps': makeLossMaps,
  plateaus: makePlateaus,
  'best-ladder': makeBestLadder,
};
