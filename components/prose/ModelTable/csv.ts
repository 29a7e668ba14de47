// Models as comma-separated values: a first line of names, and quotation marks round what holds a comma.
import { type ModelRow, recipeWords } from './model-rows.ts';

const quoted = (value: string | number) => {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

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
  [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, of]) => quoted(of(row))))]
    .map((line) => `${line.join(',')}\r\n`)
    .join('');
