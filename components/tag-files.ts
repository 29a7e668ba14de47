// Which files are tags that a chapter may use; the same rule as components/index.ts. Runs in Node only.
import { globSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface TagFile {
  tag: string;
  /** Relative to the root of the project. */
  file: string;
  /** Figures are numbered, chapter by chapter, in the order of the text. */
  isFigure: boolean;
}

const ownName = /^(prose|figures)\/(\w+)\/\2\.astro$/;

/** The tags of the project at `root`, in the order of their names. */
export function tagFiles(root: string): TagFile[] {
  return globSync('{prose,figures}/*/*.astro', { cwd: join(root, 'components') })
    .flatMap((found) => {
      const path = found.split(sep).join('/');
      const [, room, tag] = ownName.exec(path) ?? [];
      return tag ? [{ tag, file: `components/${path}`, isFigure: room === 'figures' }] : [];
    })
    .toSorted((a, b) => a.tag.localeCompare(b.tag));
}
