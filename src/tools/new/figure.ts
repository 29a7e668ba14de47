// A new figure: a chart, a slider and three numbers that are true already, its sheet and its tests.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tagFiles } from '../../../components/tag-files.ts';
import { figureName } from '../../book/figure-name.ts';
import { NameError } from './mistake.ts';

/** Writes the figure `tag`, such as OneNeuron. Throws NameError. */
export function newFigure(root: string, tag: string): string[] {
  if (!/^([A-Z][a-z0-9]+)+$/.test(tag))
    throw new NameError(`A figure is a tag: write its name as in OneNeuron. “${tag}” is not.`);
  if (tagFiles(root).some((known) => known.tag === tag))
    throw new NameError(`There is a tag <${tag}> already.`);
  const name = figureName(tag);
  const folder = `components/figures/${tag}`;
  const files: Record<string, string> = {
    [`${folder}/${tag}.astro`]: 'page.astro.txt',
    [`${folder}/${tag}.tsx`]: 'live.tsx.txt',
    [`${folder}/chart.ts`]: 'chart.ts.txt',
    [`tests/figures/${name}.spec.ts`]: 'test.spec.ts.txt',
  };
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) throw new NameError(`There is a file ${taken} already.`);
  for (const [file, template] of Object.entries(files)) {
    const text = readFileSync(new URL(`figure/${template}`, import.meta.url), 'utf8');
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text.replaceAll('TAG', tag).replaceAll('NAME', name));
  }
  return [
    ...Object.keys(files),
    `Place it in a chapter: <${tag}>**What it shows.** How to read it.</${tag}>`,
    `npm start shows it at /testbed/${name}/ until then; npm test -- ${name} checks it.`,
  ];
}
