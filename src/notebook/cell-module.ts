// Makes of a compiled cell a module that can be run: what it is given comes in as parameters, what it declares goes out.
import { builtInNames, type CompiledCell } from './cell.ts';

/**
 * `given` are those of its reads that other cells declare. The module's default export takes the built-ins and
 * gives a function of the values and the imports; that function's promise is an object of what the cell declares, in a
 * list: an object that holds a function called `then` would be taken for a promise.
 * The text begins on the module's first line, so that the line of an error is the line of the cell.
 */
export function linkCell({ body, declares, imports }: CompiledCell, given: string[]): string {
  const imported = imports.map(({ local }) => local);
  const own = declares.filter((name) => !imported.includes(name));
  return (
    `export default ({ ${builtInNames.join(', ')} }) => ` +
    `async ({ ${given.join(', ')} }, { ${imported.join(', ')} }) => { ${body}\n` +
    `return [{ ${[...own, ...imported].join(', ')} }]; };\n`
  );
}
