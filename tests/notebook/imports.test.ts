// The places of imports, found without a parser, against TypeScript's own syntax tree of every source of the book.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-in-browser';
import { expect, test } from 'vitest';
import { importsOf } from '#src/notebook/download/imports.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function byTypeScript(source: string) {
  const tree = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest);
  return tree.statements.filter(ts.isImportDeclaration).map((statement) => {
    const { importClause: clause, moduleSpecifier } = statement;
    const bindings = clause?.namedBindings;
    const whole = bindings && ts.isNamespaceImport(bindings) ? [`* as ${bindings.name.text}`] : [];
    const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    const isType = (one = false) => (clause?.isTypeOnly || one ? 'type ' : '');
    return {
      text: source.slice(statement.getStart(tree), statement.getEnd()),
      module: (moduleSpecifier as ts.StringLiteral).text,
      names: [
        ...(clause?.name ? [`${isType()}default as ${clause.name.text}`] : []),
        ...whole.map((name) => isType() + name),
        ...named.map(
          ({ name, propertyName = name, isTypeOnly }) =>
            `${isType(isTypeOnly)}${propertyName.text} as ${name.text}`,
        ),
      ],
    };
  });
}

const byScanning = (source: string) =>
  importsOf(source).map(({ start, end, module, names }) => ({
    text: source.slice(start, end),
    module,
    names: names.map(
      ({ imported, local, isType }) => `${isType ? 'type ' : ''}${imported} as ${local}`,
    ),
  }));

const files = globSync('{src,tests,components}/**/*.{ts,mjs}', {
  cwd: root,
  exclude: ['**/node_modules/**', '**/.cache/**'],
});

test('every import of the sources is found at its place, and nothing else is', () => {
  expect(files.length).toBeGreaterThan(200);
  for (const file of files) {
    const source = readFileSync(root + file, 'utf8');
    expect({ file, found: byScanning(source) }).toEqual({ file, found: byTypeScript(source) });
    // The same text as a template, in which nothing is an import.
    const quoted = `const text = \`${source.replace(/[\\`$]/g, String.raw`\$&`)}\`;\nimport 'nn';`;
    expect({ file, found: byScanning(quoted) }).toEqual({ file, found: byTypeScript(quoted) });
  }
});
