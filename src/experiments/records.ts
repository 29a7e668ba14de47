// Reading the records: each as `npm run experiments` wrote it, with the type of the experiment that measured it.
import type { BaselinesRecord } from './baselines.ts';
import type { BatchSizeRecord } from './batch-size.ts';
import type { CheckpointsRecord } from './checkpoints.ts';
import type { ClinicRecord } from './clinic.ts';
import type { DataSizeRecord } from './data-size.ts';
import type { EdgesRecord } from './edges.ts';
import type { EmbeddingsRecord } from './embeddings.ts';
import type { FrozenRecord } from './frozen.ts';
import type { InitialisationRecord } from './initialisation.ts';
import type { LearningRateRecord } from './learning-rate.ts';
import type { PixelsShiftedRecord } from './pixels-shifted.ts';
import type { RegularisationRecord } from './regularisation.ts';
import type { ShuffledRecord } from './shuffled.ts';
import type { UnitsRecord } from './units.ts';
import type { WidthRecord } from './width.ts';
import baselines from './records/baselines.json' with { type: 'json' };
import batchSize from './records/batch-size.json' with { type: 'json' };
import checkpoints from './records/checkpoints.json' with { type: 'json' };
import clinic from './records/clinic.json' with { type: 'json' };
import dataSize from './records/data-size.json' with { type: 'json' };
import edges from './records/edges.json' with { type: 'json' };
import embeddings from './records/embeddings.json' with { type: 'json' };
import frozen from './records/frozen.json' with { type: 'json' };
import initialisation from './records/initialisation.json' with { type: 'json' };
import learningRate from './records/learning-rate.json' with { type: 'json' };
import pixelsShifted from './records/pixels-shifted.json' with { type: 'json' };
import regularisation from './records/regularisation.json' with { type: 'json' };
import shuffled from './records/shuffled.json' with { type: 'json' };
import units from './records/units.json' with { type: 'json' };
import width from './records/width.json' with { type: 'json' };

// JSON knows no tuples and no choice of words, so its own type is wider than what an experiment returns.
// No call stands here, so that a page that reads one record does not carry the others.
export const baselinesRecord = baselines as unknown as BaselinesRecord;
export const batchSizeRecord = batchSize as unknown as BatchSizeRecord;
export const checkpointsRecord = checkpoints as unknown as CheckpointsRecord;
export const clinicRecord = clinic as unknown as ClinicRecord;
export const dataSizeRecord = dataSize as unknown as DataSizeRecord;
export const edgesRecord = edges as unknown as EdgesRecord;
export const embeddingsRecord = embeddings as unknown as EmbeddingsRecord;
export const frozenRecord = frozen as unknown as FrozenRecord;
export const initialisationRecord = initialisation as unknown as InitialisationRecord;
export const learningRateRecord = learningRate as unknown as LearningRateRecord;
export const pixelsShiftedRecord = pixelsShifted as unknown as PixelsShiftedRecord;
export const regularisationRecord = regularisation as unknown as RegularisationRecord;
export const shuffledRecord = shuffled as unknown as ShuffledRecord;
export const unitsRecord = units as unknown as UnitsRecord;
export const widthRecord = width as unknown as WidthRecord;
