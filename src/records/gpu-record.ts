// What a large graphics processor took for the same network, measured once on a borrowed machine; nobody types these.
//
// PyTorch by tests/bench/gpu/torch_bench.py; the book's own shaders (src/nn/gpu) by Dawn for Node, on Vulkan.
import record from './gpu-record.json' with { type: 'json' };

export const gpuRecord = record;
