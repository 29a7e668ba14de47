// The partner thread of tests/kernels/team.test.ts: an engine of its own over the leader's memory.
import { workerData } from 'node:worker_threads';
import { createEngine, followLeader, openBoard, wasmMachine } from '#src/nn/kernels/index.ts';

const { level, module, memory, board, options } = workerData;
followLeader(createEngine(wasmMachine(level, module, memory), options), openBoard(board));
