// The partner thread of tests/training/two-threads.test.ts.
import { workerData } from 'node:worker_threads';
import { follow } from '#src/training/two-threads.ts';

follow(workerData);
