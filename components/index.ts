// The tags a chapter may use, without imports: each folder of prose/ and figures/ whose page part has the folder's name.
const parts = import.meta.glob<{ default: unknown }>('./{prose,figures}/*/*.astro', {
  eager: true,
});
const ownName = /\/(\w+)\/\1\.astro$/;

export const tags = Object.fromEntries(
  Object.entries(parts).flatMap(([file, part]) => {
    const tag = ownName.exec(file)?.[1];
    return tag ? [[tag, part.default]] : [];
  }),
);
