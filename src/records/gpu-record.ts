// What a large graphics processor took for the same network, measured once on a borrowed machine; nobody types these.
//
// PyTorch by tests/bench/gpu/torch_bench.py; the book's own shaders (src/nn/gpu) by Dawn for Node, on Vulkan.
import record from './gpu-record.json' with { type: 'json' };

/** Numbers of the chapter on speed. */
export function gpuFacts(): Record<string, number> {
  const { pytorch } = record;
  const [few, many] = Object.keys(pytorch.trainingImagesPerSecond).map(Number);
  return {
    'gpu-few': few!,
    'gpu-many': many!,
    'gpu-milliseconds': pytorch.millisecondsForAll,
    'gpu-one-microseconds': pytorch.microsecondsForOne,
    'gpu-training-64': pytorch.trainingImagesPerSecond['64'],
    'gpu-training-1024': pytorch.trainingImagesPerSecond['1024'],
  };
}
