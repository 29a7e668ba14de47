// The figures that train: what they leave of the training's speed, and of the page's.
import type { LiveFigure } from '../live/measure.ts';
import { printRows } from './table.ts';

export function printLive(figures: LiveFigure[]): void {
  console.log('\nThe figures that train; ×: of the speed of their worker alone');
  printRows([
    [
      '',
      'alone, images/s',
      'drawing, ×',
      'once a second, ×',
      'unseen, ×',
      'longest gap, ms',
      'worst',
      'longest task over 50 ms',
    ],
    ...figures.map(({ title, alone, drawn, still, unseen, gap, task }) =>
      [title, Math.round(alone), drawn, still, unseen, gap.median, gap.worst, task].map(String),
    ),
  ]);
}
