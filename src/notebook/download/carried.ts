// The code that every downloaded chapter brings along, as one function of its own, and what it is given.
import type { ModuleName } from '../cell.ts';
import type { Parts } from './parts.ts';

const files = import.meta.glob<string>(['../runner/difference.ts', './carried/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const texts = Object.values(files).map((text) =>
  text.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, ''),
);

/** In a function, so that none of its names can meet a cell's. */
export const preparation = `async function prepareNotebook(carried: any): Promise<any> {
${texts.join('\n')}
return prepare(carried);
}`;

/** An object literal of all that the file carries: texts stay texts, so that they can be read and compared. */
export function carriedLiteral(parts: Parts, modules: readonly ModuleName[]): string {
  const carried = {
    libraries: withTheirOwn(parts.libraries, modules),
    display: parts.display,
    data: parts.dataOf,
    kernelLevel: parts.kernelLevel ?? 'simd',
  };
  return JSON.stringify(carried, null, 2);
}

/** The modules that cells import, and those that these import. */
function withTheirOwn(libraries: Parts['libraries'], modules: readonly ModuleName[]) {
  const found: Partial<Record<ModuleName, string>> = {};
  const add = (name: ModuleName) => {
    const text = libraries[name];
    if (text === undefined || name in found) return;
    found[name] = text;
    for (const [, other] of text.matchAll(/\b(?:from|import)\s*["']([a-z]+)["']/g))
      if ((other ?? '') in libraries) add(other as ModuleName);
  };
  modules.forEach(add);
  return found;
}

/** `const { nn, plot: plot_ } = await prepareNotebook(…);` */
export function preparing(variables: Partial<Record<ModuleName, string>>, given: string): string {
  const names = Object.entries(variables).map(([name, variable]) =>
    name === variable ? name : `${name}: ${variable}`,
  );
  const call = `await prepareNotebook(${given});`;
  return names.length > 0
    ? `const { ${names.join(', ')} }: any = ${call}`
    : `void (${call.slice(0, -1)});`;
}
