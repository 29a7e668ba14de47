// The recorded scores, each straight line with its angle beside it.
import { embeddingsRecord } from '#src/records/index.ts';
import { type ScoreRow, scoresOf, scoresSentence } from './scores.ts';
import { drawEmbeddingScores } from './chart.ts';

const names = {
  pixels: () => 'pixels (784)',
  'random-hidden': () => 'untrained layer (128)',
  pca: (numbers: number) => `${numbers} components`,
  hidden: () => 'trained layer (128)',
};

export function built() {
  const { points, queries } = embeddingsRecord;
  const rows = points
    .filter(({ measure }) => measure === 'euclidean')
    .map(({ name, numbers, correct1, correct3, kept }): ScoreRow => {
      const angle = points.find(
        (point) => point.name === name && point.numbers === numbers && point.measure === 'cosine',
      );
      return {
        id: name === 'pca' ? `pca-${numbers}` : name,
        name: names[name](numbers),
        distance: [correct1, correct3],
        kept,
        ...(angle ? { angle: [angle.correct1, angle.correct3] } : {}),
      };
    });
  return {
    props: { rows, queries },
    draw: drawEmbeddingScores(scoresOf(rows, queries, 3)),
    label: scoresSentence(rows, queries, 3),
  };
}
