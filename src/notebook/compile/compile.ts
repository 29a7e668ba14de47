// One cell's TypeScript, compiled: its types and imports taken out in place, and what it reads and declares.
import { parse, type ImportDeclaration, type Program } from 'acorn';
import { transform } from 'sucrase';
import {
  builtInNames,
  type CellImport,
  CompileError,
  type CompiledCell,
  type ModuleName,
  moduleNames,
} from '../cell.ts';
import { foreignNumberAt, thrownAway } from './foreign-numbers.ts';
import { foreignSignIn } from './foreign-signs.ts';
import { namesOf } from './names.ts';

/** Brackets within brackets: some of them double the compiler's work, and nobody reads so many. */
export const mostNested = 50;

/** Throws CompileError, whose message is for whoever wrote the cell. */
export function compileCell(source: string): CompiledCell {
  refuseNested(source);
  try {
    return compiled(source);
  } catch (error) {
    // Arrows and operators nest without brackets.
    if (error instanceof RangeError) throw new CompileError(nestedTooDeep, 1);
    throw error;
  }
}

function compiled(source: string): CompiledCell {
  const javascript = withoutTypes(source);
  const program = parseCell(javascript, source);
  const declarations = program.body.filter(({ type }) => type === 'ImportDeclaration');
  const imports = (declarations as ImportDeclaration[]).flatMap(importsOf);
  refuseExports(program);
  refuseThrownAway(program, javascript);
  const names = namesOf(program);
  refuseBuiltIns(names.declares, program);
  return {
    body: withBlanks(javascript, declarations),
    imports,
    ...names,
    ...(endsWithValue(program) && { endsWithValue: true }),
  };
}

const nestedTooDeep =
  'This is nested too deeply to be read as TypeScript. Split it into smaller parts.';

/** Counts on and on in one pass, so it takes no longer for any text. */
function refuseNested(source: string): void {
  let depth = 0;
  let line = 1;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '\n') line++;
    else if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if (depth > 0 && (sign === ')' || sign === ']' || sign === '}')) depth--;
    if (depth > mostNested) throw new CompileError(nestedTooDeep, line);
  }
}

/** The same text, with blanks in the place of these parts. */
function withBlanks(text: string, parts: readonly { start: number; end: number }[]): string {
  let made = '';
  let at = 0;
  for (const { start, end } of parts) {
    made += text.slice(at, start) + blank(text.slice(start, end));
    at = end;
  }
  return made + text.slice(at);
}

/** Values that only a `display` around them would show; a call or an assignment may have been meant for what it does. */
function endsWithValue({ body }: Program): boolean {
  const last = body.at(-1);
  if (last?.type !== 'ExpressionStatement' || last.directive !== undefined) return false;
  return !/^(?:Call|Assignment|Update|Await|Yield|Import)Expression$/.test(last.expression.type);
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

function withoutTypes(source: string): string {
  try {
    // An import that this cell does not use may be meant for the next.
    const options = { disableESTransforms: true, keepUnusedImports: true } as const;
    return transform(source, { transforms: ['typescript'], ...options }).code;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    const words = message.replace(/^Error transforming.*?: /, '').replace(/ \(\d+:\d+\)$/, '');
    // Its columns are counted from 1.
    const stopped = { in: source, at: (loc?.column ?? 1) - 1 };
    throw mistake(source, stopped, words, loc?.line ?? 1, loc?.column);
  }
}

function parseCell(javascript: string, source: string): Program {
  try {
    return parse(javascript, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
      locations: true,
    });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // Its columns are those of the text without types, so only the line is told.
    const { message, loc } = error as SyntaxError & { loc?: { line: number; column: number } };
    const stopped = { in: javascript, at: loc?.column ?? 0 };
    throw mistake(source, stopped, message.replace(/ \(\d+:\d+\)$/, ''), loc?.line ?? 1);
  }
}

/**
 * A sign that no keyboard writes says more than what the parser made of it; it is found at its line, or just before. So
 * does a number at the place where it stopped.
 */
function mistake(
  source: string,
  stopped: { in: string; at: number },
  message: string,
  line: number,
  column?: number,
): CompileError {
  const lines = source.split('\n');
  for (const at of [line, line - 1]) {
    const words = foreignSignIn(lines[at - 1] ?? '');
    if (words) return new CompileError(words, at);
  }
  const number = foreignNumberAt(stopped.in.split('\n')[line - 1] ?? '', stopped.at);
  return new CompileError(number ?? inWords(message), line, column);
}

const inWords = (message: string) =>
  /^unexpected token/i.test(message)
    ? 'This cannot be read as TypeScript after this point. Is a bracket, a quote or a comma missing?'
    : `This cannot be read as TypeScript: ${message[0]?.toLowerCase()}${message.slice(1)}.`;

const mayImport = moduleNames.map((name) => `"${name}"`).join(', ');

function importsOf({ source, specifiers, loc }: ImportDeclaration): CellImport[] {
  const line = loc?.start.line ?? 1;
  const module = source.value as ModuleName;
  if (!moduleNames.includes(module)) {
    throw new CompileError(
      `A cell may import from ${mayImport}, and from nothing else; found "${module}".`,
      line,
    );
  }
  return specifiers.map((specifier) => ({
    module,
    imported: importedName(specifier),
    local: specifier.local.name,
    line,
  }));
}

function importedName(specifier: ImportDeclaration['specifiers'][number]): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  const { imported } = specifier;
  return imported.type === 'Identifier' ? imported.name : String(imported.value);
}

function refuseExports({ body }: Program): void {
  const found = body.find(({ type }) => type.startsWith('Export'));
  if (!found) return;
  throw new CompileError(
    'A cell needs no export: whatever it declares outside of functions, other cells may use.',
    found.loc?.start.line ?? 1,
  );
}

function refuseThrownAway(program: Program, javascript: string): void {
  const found = thrownAway(program, javascript);
  if (found) throw new CompileError(found.words, found.line);
}

function refuseBuiltIns(declares: string[], program: Program): void {
  const taken = declares.find((name) => (builtInNames as readonly string[]).includes(name));
  if (!taken) return;
  const holder = program.body.find((statement) =>
    namesOf({ ...program, body: [statement] }).declares.includes(taken),
  );
  throw new CompileError(
    `Every cell is given “${taken}”, so it cannot be declared again. Choose another name.`,
    holder?.loc?.start.line ?? 1,
  );
}
