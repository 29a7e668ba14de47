// Cells made up for a test, compiled by a simple stand-in.
import { parse } from 'acorn';
import { createHash } from 'node:crypto';
import { transform } from 'sucrase';
import type { CompiledCell, ModuleName } from '#src/notebook/cell.ts';
import type { CellRecord } from '#src/notebook/record.ts';

interface Tree {
  type?: string;
  [key: string]: unknown;
}

/** Every name that is used anywhere, except as a property: more than the true reads, which harms no order here. */
function namesUsed(value: unknown, found = new Set<string>(), key = ''): Set<string> {
  if (Array.isArray(value)) for (const one of value) namesUsed(one, found, key);
  else if (value && typeof value === 'object') {
    const node = value as Tree;
    if (node.type === 'Identifier' && key !== 'property' && key !== 'key')
      found.add(node.name as string);
    for (const [child, inner] of Object.entries(node)) namesUsed(inner, found, child);
  }
  return found;
}

export function compile(source: string): CompiledCell {
  const options = { disableESTransforms: true, keepUnusedImports: true } as const;
  const body = transform(source, { transforms: ['typescript'], ...options }).code;
  const program = parse(body, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  const declares: string[] = [];
  const imports: CompiledCell['imports'] = [];
  for (const statement of program.body) {
    if (statement.type === 'VariableDeclaration')
      for (const { id } of statement.declarations) declares.push(...namesUsed(id));
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
      declares.push(statement.id!.name);
    if (statement.type !== 'ImportDeclaration') continue;
    for (const { local, ...specifier } of statement.specifiers) {
      const imported = 'imported' in specifier ? [...namesUsed(specifier.imported)][0]! : '*';
      const module = statement.source.value as ModuleName;
      imports.push({ module, imported, local: local.name, line: statement.loc!.start.line });
    }
  }
  declares.push(...imports.map(({ local }) => local));
  const code = program.body.filter(({ type }) => type !== 'ImportDeclaration');
  const reads = [...namesUsed(code)].filter((name) => !declares.includes(name));
  return { body, declares, reads, assigns: [], imports };
}

export function cellRecord(
  name: string,
  source: string,
  more: Partial<CellRecord> = {},
): CellRecord {
  return {
    name,
    source,
    role: 'cell',
    line: 1,
    manual: false,
    hidden: false,
    readonly: false,
    expectError: false,
    compiled: compile(source),
    hash: createHash('sha256').update(source).digest('hex').slice(0, 8),
    result: { outputs: [] },
    ...more,
  };
}
