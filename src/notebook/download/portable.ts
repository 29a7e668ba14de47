// A cell's imports as code that runs outside of the book, where `nn` is no package but a value that the file has made.
import { type ModuleName, moduleNames } from '../cell.ts';
import { type ImportedName, type ImportStatement, importsOf } from './imports.ts';

export interface Naming {
  /** The variable that holds each module. */
  variables?: Partial<Record<ModuleName, string>>;
  /** Names that the file has imported already: left out here, and those of this cell are added. */
  known?: Set<string>;
}

const isOurs = ({ module }: ImportStatement) => (moduleNames as readonly string[]).includes(module);

/** The modules of the book that a cell's text imports. */
export function modulesOf(source: string): ModuleName[] {
  const names = importsOf(source).filter(isOurs);
  return [...new Set(names.map(({ module }) => module as ModuleName))];
}

/** The same cell with its imports rewritten where they stand; those below other code go to the top, as imports do. */
export function portableSource(source: string, naming: Naming = {}): string {
  const statements = importsOf(source).filter(isOurs);
  const codes = statements.map((statement) => codeOf(statement, naming));
  let text = source;
  const above: string[] = [];
  for (let at = statements.length - 1; at >= 0; at--) {
    const { start, end, leads } = statements[at]!;
    text = replaced(text, start, end, leads ? codes[at]! : '');
    if (!leads && codes[at]) above.unshift(codes[at]!);
  }
  return [...above, text].join('\n');
}

/** The imports apart from the rest, for a cell that is put into a function. */
export function portableHalves(source: string, naming: Naming = {}) {
  const statements = importsOf(source).filter(isOurs);
  const head = statements.map((statement) => codeOf(statement, naming)).filter(Boolean);
  let body = source;
  for (const { start, end } of statements.toReversed()) body = replaced(body, start, end, '');
  return { head: head.join('\n'), body: body.replace(/^\n+/, '') };
}

/** A line that had nothing but the replaced text goes with it. */
function replaced(text: string, start: number, end: number, code: string): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const isWholeLine = code === '' && /(?:^|\n)[ \t]*$/.test(before);
  return before + code + (isWholeLine ? after.replace(/^[ \t]*\n/, '') : after);
}

function codeOf({ module, names }: ImportStatement, { variables, known }: Naming): string {
  const variable = variables?.[module as ModuleName] ?? module;
  const fresh = names.filter(({ local }) => !known?.has(local));
  for (const { local } of fresh) known?.add(local);
  const values = fresh.filter(({ isType }) => !isType);
  const whole = values.filter(({ imported, local }) => imported === '*' && local !== variable);
  const parts = values.filter(({ imported }) => imported !== '*');
  return [
    ...whole.map(({ local }) => `const ${local} = ${variable};`),
    ...(parts.length > 0 ? [taking(parts.map(partOf), variable)] : []),
    // Types are taken out before the file runs. Without the library's own they can only be stood in for.
    ...fresh
      .filter(({ isType, imported }) => isType && imported !== '*')
      .map(({ local }) => `type ${local} = any;`),
  ].join('\n');
}

function partOf({ imported, local }: ImportedName): string {
  if (imported === local) return local;
  const isName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(imported);
  return `${isName ? imported : JSON.stringify(imported)}: ${local}`;
}

function taking(parts: string[], variable: string): string {
  const line = `const { ${parts.join(', ')} } = ${variable};`;
  return line.length <= 100 ? line : `const {\n  ${parts.join(',\n  ')},\n} = ${variable};`;
}
