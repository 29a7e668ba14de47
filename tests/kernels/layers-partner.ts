// The partner thread of tests/kernels/layer-team.test.ts.
import { workerData } from 'node:worker_threads';
import { followLayers } from '#src/training/layers-two-threads.ts';

followLayers(workerData);
