// The tags a chapter may use, without imports: each folder of prose/ and figures/ whose page part has the folder's name.
// The Markdown pipeline puts a Figure around each figure.
import Figure from './page/Figure/Figure.astro';

const parts = import.meta.glob<{ default: unknown }>('./{prose,figures}/*/*.astro', {
  eager: true,
});
const ownName = /\/(\w+)\/\1\.astro$/;

export const tags: Record<string, unknown> = { Figure };
for (const [file, part] of Object.entries(parts)) {
  const tag = ownName.exec(file)?.[1];
  if (tag) tags[tag] = part.default;
}
