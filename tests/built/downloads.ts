// The chapters with cells as the build wrote them: the record of the cells, and the files that a reader takes away.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChapterRecord } from '#src/notebook/record.ts';
import { builtPages } from '#src/tools/site/pages.ts';
import { documentOf } from './pages.ts';

export interface BuiltChapter {
  slug: string;
  record: ChapterRecord;
  /** The text of `SLUG.mts` or `SLUG.ipynb`. */
  file(ending: 'mts' | 'ipynb'): string;
}

export function chaptersWithCells(): BuiltChapter[] {
  return builtPages().flatMap((path) => {
    const slug = path.split('/').at(-2) ?? '';
    const named = (ending: string) => join('dist', path, `${slug}.${ending}`);
    if (!existsSync(named('ipynb'))) return [];
    const files = documentOf(path).querySelector('meta[name=files]')!.getAttribute('content')!;
    const [, hash] = new RegExp(`${path}cells\\.json=(\\w+)`).exec(files)!;
    const record = JSON.parse(readFileSync(`dist/_astro/${hash}/cells.json`, 'utf8'));
    return [{ slug, record, file: (ending) => readFileSync(named(ending), 'utf8') }];
  });
}
