// The page of the trial: the book's own way to show outputs, within reach of the test.
import { bundle } from '#src/notebook/display/index.ts';
import { pointer } from '#src/notebook/modules/chart/charts.ts';
import * as Plot from '#src/notebook/modules/plot.ts';
import * as show from '#src/notebook/show/index.ts';

const trial = { ...show, bundle, pointer, Plot };
export type Trial = typeof trial;
Object.assign(window, { trial });
