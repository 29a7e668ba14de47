// The partner thread of tests/kernels/team.test.ts: an engine of its own over the leader's memory.
import { workerData } from 'node:worker_threads';
import { createEngine, followLeader, openSignals, wasmMachine } from '#src/nn/kernels/index.ts';

const { level, module, memory, signals, options } = workerData;
followLeader(createEngine(wasmMachine(level, module, memory), options), openSignals(signals));
