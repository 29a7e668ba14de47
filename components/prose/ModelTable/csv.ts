// Models as comma-separated values, with a first line of names.
import { csvFormatRow } from 'd3-dsv';
import { type ModelRow, recipeWords } from './model-rows.ts';

const columns: [name: string, of: (row: ModelRow) => string | number][] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['detail', ({ detail = '' }) => detail],
  ['right', ({ correct }) => correct.join(' ')],
  ['of', ({ count }) => count || ''],
  ['share', ({ accuracy = '' }) => accuracy],
  ['parameters', ({ parameters }) => parameters],
  ['multiply_adds', ({ multiplyAdds }) => multiplyAdds],
  ['seeds', ({ seeds }) => seeds.join(' ')],
  ['recipe', recipeWords],
  ['made', ({ made }) => made],
  ['command', ({ command = '' }) => command],
  ['published', ({ published }) => published?.says ?? ''],
  ['source', ({ published }) => published?.short ?? ''],
];

export const csv = (rows: readonly ModelRow[]): string =>
  [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, of]) => String(of(row))))]
    .map((line) => `${csvFormatRow(line)}\r\n`)
    .join('');
