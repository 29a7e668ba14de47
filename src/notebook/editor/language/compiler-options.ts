// How strictly the language service reads a cell: as the build's own check does (tsconfig.json), but for what only a build asks.
import ts from 'typescript-in-browser';
import type { ModuleName } from '../../cell.ts';

/** What every cell knows without importing it. */
export const rootFiles = ['/built-ins.d.ts', '/worker-globals.d.ts'];

export function compilerOptions(modules: Record<ModuleName, string>): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2024.d.ts'],
    types: [],
    paths: {
      ...Object.fromEntries(Object.entries(modules).map(([name, place]) => [name, [place]])),
      '#src/*': ['/src/*'],
    },
    strict: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    allowUnreachableCode: false,
    allowUnusedLabels: false,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    skipLibCheck: true,
  };
}
