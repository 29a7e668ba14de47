// The last batches of a run: what they say of loss, accuracy and speed.

const batchesShown = 50;
/** Speed is that of the last seconds: each second before counts for less, by 1 / e in this time. */
const memorySeconds = 2;

export interface RecentBatches {
  step(loss: number, accuracy: number): void;
  /** So many images took so long. */
  worked(images: number, seconds: number): void;
  /** After a rewind the last batches are others. */
  forgetBatches(): void;
  readonly smoothLoss: number;
  readonly smoothAccuracy: number;
  /** 0 while nothing is known. */
  readonly imagesPerSecond: number;
}

export function createRecentBatches(): RecentBatches {
  let batches: { loss: number; accuracy: number }[] = [];
  let [images, seconds] = [0, 0];
  const mean = (of: (batch: { loss: number; accuracy: number }) => number) =>
    batches.reduce((sum, batch) => sum + of(batch), 0) / batches.length;
  return {
    step(loss, accuracy) {
      batches.push({ loss, accuracy });
      if (batches.length > batchesShown) batches.shift();
    },
    worked(newImages, newSeconds) {
      const kept = Math.exp(-newSeconds / memorySeconds);
      images = images * kept + newImages;
      seconds = seconds * kept + newSeconds;
    },
    forgetBatches() {
      batches = [];
    },
    get smoothLoss() {
      return mean(({ loss }) => loss);
    },
    get smoothAccuracy() {
      return mean(({ accuracy }) => accuracy);
    },
    get imagesPerSecond() {
      return seconds > 0 ? images / seconds : 0;
    },
  };
}
