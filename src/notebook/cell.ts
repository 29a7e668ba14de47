// What a cell of a chapter is: its text, what its author allows, and where it stands.

/** A `starter` is a cell that an exercise asks the reader to change; its `check` judges it, its `solution` may replace it. */
export type CellRole = 'cell' | 'starter' | 'check' | 'solution';

export interface CellSource {
  /** Its `id`, or "cell-3" for the third; one of its kind in the chapter. A reader's edits go by it. */
  name: string;
  role: CellRole;
  /** The id of the exercise it stands in. A solution has its starter's exercise, and replaces that starter. */
  exercise?: string;
  /** TypeScript, without the fence. */
  source: string;
  /** Line of the chapter's file on which `source` begins, from 1. */
  line: number;
  /** Runs only when the reader asks: it takes long. */
  manual: boolean;
  /** The build ends it early, at its fourth word on its progress, and keeps what it showed until then. */
  brief?: boolean;
  /** Runs, and is not shown. */
  hidden: boolean;
  /** Can be run and copied, not changed. */
  readonly: boolean;
  /** It shows a mistake: the build fails when it does NOT throw. */
  expectError: boolean;
  /** The section it stands in. */
  heading?: string;
  /** Of a starter: the exercise's title and text, in Markdown. */
  task?: string;
}

/** One cell, compiled: `body` has the lines of the source, so that an error's line is the reader's line. */
export interface CompiledCell {
  /** JavaScript, its types and imports blanked in place. */
  body: string;
  /** Names it makes at its top level, those it imports included. */
  declares: string[];
  /** Names it uses and neither declares nor shadows: other cells' names, and the language's own. */
  reads: string[];
  /** Names among `reads` that it assigns to, each with the line of the first assignment. */
  assigns: { name: string; line: number }[];
  imports: CellImport[];
  /** Its last line is a value that nothing shows. */
  endsWithValue?: true;
}

export interface CellImport {
  module: ModuleName;
  /** `*` for the whole module. */
  imported: string;
  local: string;
  line: number;
}

/** What a cell may import. */
export const moduleNames = ['nn', 'layers', 'mnist', 'plot'] as const;
export type ModuleName = (typeof moduleNames)[number];

/** What every cell is given besides the language; modules/globals.d.ts holds the types. */
export const builtInNames = [
  'display',
  'progress',
  'tick',
  'sleep',
  'check',
  'checkClose',
] as const;

/** A mistake in a cell's text, told in words for whoever wrote it. */
export class CompileError extends Error {
  override name = 'CompileError';
  /** In the cell, from 1. */
  readonly line: number;
  /** In the line, from 1; undefined where only the line is known. */
  readonly column: number | undefined;

  constructor(message: string, line: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** A text that took too long to read: perhaps for ever, perhaps only on a device that was busy just then. */
export class SlowTextError extends CompileError {}
