// What the chapter on speed says about a large graphics processor, from its record.
import { gpuRecord } from '../records/gpu-record.ts';

export function gpuFacts() {
  const { pytorch } = gpuRecord;
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
