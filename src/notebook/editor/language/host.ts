// The files that TypeScript sees: declarations that never change, and the chapter's one file, which does.
import ts from 'typescript-in-browser';
import { compilerOptions, rootFiles } from './compiler-options.ts';
import type { TypesFile } from './types-file.ts';

export interface ChapterHost extends ts.LanguageServiceHost {
  write(text: string): void;
}

/** @typescript/vfs does the same, but is typed for the compiler called `typescript` here, which is another. */
export function createHost(types: TypesFile, chapter: string): ChapterHost {
  const files = new Map(Object.entries(types.files));
  const settings = compilerOptions(types.modules);
  let version = 0;
  return {
    write(text) {
      if (files.get(chapter) === text) return;
      files.set(chapter, text);
      version += 1;
    },
    getCompilationSettings: () => settings,
    getScriptFileNames: () => [chapter, ...rootFiles],
    getScriptVersion: (path) => (path === chapter ? `${version}` : '0'),
    getScriptSnapshot(path) {
      const text = files.get(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => `/${settings.lib![0]}`,
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
  };
}
