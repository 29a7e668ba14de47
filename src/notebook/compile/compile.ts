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
import { namesOf } from './names.ts';

/** Throws CompileError, whose message is for whoever wrote the cell. */
export function compileCell(source: string): CompiledCell {
  const javascript = withoutTypes(source);
  const program = parseCell(javascript);
  const declarations = program.body.filter(({ type }) => type === 'ImportDeclaration');
  const imports = (declarations as ImportDeclaration[]).flatMap(importsOf);
  refuseExports(program);
  const names = namesOf(program);
  refuseBuiltIns(names.declares, program);
  let body = javascript;
  for (const { start, end } of declarations)
    body = body.slice(0, start) + blank(body.slice(start, end)) + body.slice(end);
  return { body, imports, ...names };
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

function withoutTypes(source: string): string {
  try {
    // An import that this cell does not use may be meant for the next.
    const options = { disableESTransforms: true, keepUnusedImports: true } as const;
    return transform(source, { transforms: ['typescript'], ...options }).code;
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    const words = message.replace(/^Error transforming.*?: /, '').replace(/ \(\d+:\d+\)$/, '');
    throw new CompileError(inWords(words), loc?.line ?? 1, loc?.column);
  }
}

function parseCell(javascript: string): Program {
  try {
    return parse(javascript, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
      locations: true,
    });
  } catch (error) {
    // Its columns are those of the text without types, so only the line is told.
    const { message, loc } = error as SyntaxError & { loc?: { line: number } };
    throw new CompileError(inWords(message.replace(/ \(\d+:\d+\)$/, '')), loc?.line ?? 1);
  }
}

const inWords = (message: string) =>
  /^unexpected token/i.test(message)
    ? 'This cannot be read as TypeScript from here on. Is a bracket, a quote or a comma missing?'
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
