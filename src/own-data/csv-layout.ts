// Which column of a table is the class, which are pixels, and whether row 1 is a head: by names where there are some,
// and by what the columns hold.

import { DataError } from './data-error.ts';
import { checkSide, inWords, limits } from './limits.ts';

export interface Layout {
  label: number;
  /** Columns that are neither class nor pixels, such as numbers of rows. */
  ignored: number[];
  pixels: number[];
  side: number;
}

/** What a column at the table's ends holds. */
export interface Evidence {
  /** In how many rows it holds a word. */
  words: number;
  /** Whole numbers alone. */
  isWhole: boolean;
  /** Each is one more than that of the row before. */
  counts: boolean;
  /** How often each text comes; no more than `mostDistinct` of them. */
  texts: Map<string, number>;
  last: number;
  rows: number;
}

const mostDistinct = 1000;
const labelNames =
  /^(labels?|class(es)?|category|categories|digit|letter|character|target|y|klasse|kategorie|clase|classe|categoría|catégorie)$/i;
/** Of columns that number or name the rows. */
const rowNames =
  /^(|id|idx|index|no|nr|row|unnamed: \d+|file|filename|path|image|name|split|usage)$/i;
const pixelName = /\d\W*$/;
const numeric = /^\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?\s*$/i;

/** NaN for what is no number. A comma within a cell is the point of a country that writes one. */
export const numberIn = (cell: string): number =>
  numeric.test(cell) ? Number(cell.includes(',') ? cell.replace(',', '.') : cell) : NaN;

const isNamed = (cell: string) => labelNames.test(cell.trim());

/** Names, or the numbers of columns as libraries write them where there are no names. */
export function looksLikeHead(cells: readonly string[]): boolean {
  const words = cells.filter((cell) => cell.trim() !== '' && Number.isNaN(numberIn(cell)));
  if (words.length > cells.length / 2) return true;
  const isFirstName = isNamed(cells[0]) || rowNames.test(cells[0].trim());
  const isLastName = cells.length > 1 && (isNamed(cells.at(-1)!) || cells.at(-1)!.trim() === '');
  const isRowThenLabel = isFirstName && cells.length > 1 && isNamed(cells[1]);
  const inner = cells.slice(isRowThenLabel ? 2 : Number(isFirstName), isLastName ? -1 : undefined);
  if (inner.length < limits.smallestSide ** 2) return false;
  return isCounting(inner.map(numberIn)) || isMadeUnique(inner);
}

/** 0, 1, 2, … or 1, 2, 3, … */
const isCounting = (numbers: readonly number[]) =>
  (numbers[0] === 0 || numbers[0] === 1) && numbers.every((number, k) => number === numbers[0] + k);

/** 0, 0.1, 0.2, 3, 0.3, …: a row of pixels that was once taken for a head, its names made different. */
function isMadeUnique(cells: readonly string[]): boolean {
  const seen = new Map<string, number>();
  let again = 0;
  for (const cell of cells) {
    const [, base, suffix] = /^\s*(\d+)(?:\.(\d+))?\s*$/.exec(cell) ?? [];
    if (base === undefined) return false;
    const before = seen.get(base) ?? 0;
    if ((suffix ?? '0') !== String(before)) return false;
    seen.set(base, before + 1);
    again += Number(before > 0);
  }
  return again > cells.length / 4;
}

/** Columns that may hold something else than pixels: the two at each end, and those that their names or the reader say. */
export function openColumns(columns: number, head: readonly string[] | undefined, label?: number) {
  const places = head ? [...head.keys()] : [];
  const named = places.filter((column) => isNamed(head![column]));
  const words = places.filter((column) => !pixelName.test(head![column]));
  return new Set([
    0,
    1,
    columns - 2,
    columns - 1,
    ...named,
    // Names of pixels need no number in them; a table of words alone is no table of images.
    ...(words.length <= 4 ? words : []),
    ...(label === undefined ? [] : [label]),
  ]);
}

export const newEvidence = (): Evidence => ({
  words: 0,
  isWhole: true,
  counts: true,
  texts: new Map(),
  last: NaN,
  rows: 0,
});

export function addEvidence(evidence: Evidence, cell: string): void {
  const text = cell.trim();
  const value = numberIn(text);
  if (text !== '' && Number.isNaN(value)) evidence.words += 1;
  evidence.isWhole &&= Number.isInteger(value);
  evidence.counts &&= evidence.rows === 0 ? Number.isInteger(value) : value === evidence.last + 1;
  evidence.last = value;
  evidence.rows += 1;
  if (evidence.texts.has(text) || evidence.texts.size < mostDistinct)
    evidence.texts.set(text, (evidence.texts.get(text) ?? 0) + 1);
}

/** Pixels and classes may lie in two files. */
function halfAdvice(isSquare: boolean, columns: number): string {
  if (isSquare) return 'If the classes are in another file, bring both together';
  return columns <= 2 ? 'If these are the classes of another file, bring both together' : '';
}

/** The side of the square, and how many columns are beside it. Throws DataError. */
export function sideOf(file: string, row: number, columns: number, head?: readonly string[]) {
  for (let others = 1; others <= (head ? 4 : 2); others++) {
    const side = Math.sqrt(columns - others);
    if (!Number.isInteger(side) || side < limits.smallestSide) continue;
    checkSide(file, `row ${row}`, side, side);
    return { side, others };
  }
  const isSquare = Number.isInteger(Math.sqrt(columns)) && columns > 1;
  throw new DataError(
    file,
    `row ${row}`,
    isSquare
      ? `${inWords(columns)} columns are a square of pixels, and a column for the class is missing`
      : `one column for the class and a square number of pixels should be here, such as 1 + 784, and there ${columns === 1 ? 'is one column' : `are ${inWords(columns)} columns`}`,
    halfAdvice(isSquare, columns),
  );
}

interface Found {
  columns: number;
  others: number;
  head?: readonly string[];
  evidence: ReadonlyMap<number, Evidence>;
  /** What the reader has said. */
  label?: number;
}

/** Undefined where no column can be told for the class or for the number of the row. */
export function rolesIn(found: Found): { label: number; ignored: number[] } | undefined {
  const { columns, others, head, evidence } = found;
  const byName = head && rolesByName(head, found);
  if (byName) return byName;
  if (head && numbersAlone(head) === others && found.label === undefined) return undefined;
  const last = columns - 1;
  const best = (places: number[]) =>
    places.reduce((one, other) =>
      isLikelier(evidence.get(other), evidence.get(one)) ? other : one,
    );
  if (others === 1) return { label: found.label ?? best([0, last]), ignored: [] };
  if (others > 2) return undefined;
  const places: [index: number, labels: number[]][] = [
    [0, [1, last]],
    [last, [0, last - 1]],
    [1, [0]],
    [last - 1, [last]],
  ];
  for (const [index, labels] of places) {
    const allowed =
      found.label === undefined ? labels : labels.filter((one) => one === found.label);
    if (allowed.length > 0 && numbersRows(evidence.get(index)))
      return { label: best(allowed), ignored: [index] };
  }
  return undefined;
}

function rolesByName(head: readonly string[], { columns, others, label: said }: Found) {
  const named = Array.from({ length: columns }, (_, column) => column).filter(
    (column) => !pixelName.test(head[column]),
  );
  const labels = named.filter((column) => isNamed(head[column]));
  const free = named.filter((column) => !rowNames.test(head[column].trim()));
  const label = said ?? labels[0] ?? (free.length === 1 ? free[0] : undefined);
  if (label === undefined) return undefined;
  const ignored = named.filter((column) => column !== label);
  if (ignored.length === others - 1) return { label, ignored };
  // Names of pixels need no number in them.
  if (others === 1) return { label, ignored: [] };
  const rows = ignored.filter(
    (column) => rowNames.test(head[column].trim()) || isNamed(head[column]),
  );
  return rows.length === others - 1 ? { label, ignored: rows } : undefined;
}

/** How many columns are named after rows, where the names of all others are those of pixels: then the class is missing. */
function numbersAlone(head: readonly string[]): number {
  const named = head.filter((name) => !pixelName.test(name));
  return named.every((name) => rowNames.test(name.trim())) ? named.length : -1;
}

/** A class is words; else whole numbers of which there are few, and of which no single one is nearly all. */
function isLikelier(other: Evidence | undefined, one: Evidence | undefined): boolean {
  const [most, least] = [rank(other), rank(one)];
  if (most !== least || most < 2) return most > least;
  return share(other!) < share(one!);
}

function rank(evidence: Evidence | undefined): number {
  if (!evidence) return -1;
  // A slip among numbers makes no class of them.
  if (evidence.words > 0)
    return evidence.words < evidence.rows ? 3 : evidence.texts.size <= limits.classes ? 5 : 4;
  if (!evidence.isWhole) return 0;
  if (evidence.texts.size === 1) return 1;
  return evidence.texts.size <= limits.classes ? 2 : 0;
}

/** Of the commonest text. */
const share = ({ texts, rows }: Evidence) => Math.max(...texts.values()) / rows;

const numbersRows = (evidence: Evidence | undefined): boolean =>
  evidence !== undefined &&
  (evidence.counts || (evidence.words > 0 && evidence.texts.size > limits.classes));
