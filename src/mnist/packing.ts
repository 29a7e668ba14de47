// How pictures become one string of bytes: all labels, then all pixels.
import { classCount, imagePixels, type ImageSet } from './image-set.ts';

/** Bytes of an unpacked shard. */
export function contentLength(count: number): number {
  return count * (1 + imagePixels);
}

/** The content of a shard: pictures `first` to `first + count - 1` of the set. */
export function joinContent(set: ImageSet, first: number, count: number): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(contentLength(count));
  content.set(set.labels.subarray(first, first + count));
  content.set(set.pixels.subarray(first * imagePixels, (first + count) * imagePixels), count);
  return content;
}

/** The opposite; `pixels` and `labels` are views on the content. Throws a RangeError on a label above 9. */
export function splitContent(name: string, content: Uint8Array, count: number): ImageSet {
  if (content.length !== contentLength(count)) {
    throw new RangeError(
      `splitContent: ${count} pictures should be ${contentLength(count)} bytes, found ${content.length}.`,
    );
  }
  const labels = content.subarray(0, count);
  const strange = labels.find((label) => label >= classCount);
  if (strange !== undefined) {
    throw new RangeError(
      `splitContent: labels should be 0 to ${classCount - 1}, found ${strange}.`,
    );
  }
  return { name, count, pixels: content.subarray(count), labels };
}
