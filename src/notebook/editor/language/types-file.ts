// What the language service is told before the first question: declarations, as the build wrote them.
import type { ModuleName } from '../../cell.ts';

export interface TypesFile {
  /** Texts by their place: `/lib.es2024.d.ts`, `/src/nn/index.d.ts`. */
  files: Record<string, string>;
  /** The place of what each name after `from` stands for. */
  modules: Record<ModuleName, string>;
}
