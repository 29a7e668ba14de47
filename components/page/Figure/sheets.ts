// The style sheets of figures and of the parts they are made of, by the name of their folder.
const files = import.meta.glob<string>('../../{figures,pictures,controls}/*/*.css', {
  query: '?url',
  import: 'default',
  eager: true,
});

const sheets = new Map<string, string[]>();
for (const [file, address] of Object.entries(files)) {
  const folder = file.split('/').at(-2)!;
  sheets.set(folder, [...(sheets.get(folder) ?? []), address]);
}

/** Addresses of the sheets in the folders of these names; none where a folder has no sheet. */
export const sheetsOf = (names: readonly string[]): string[] =>
  names.flatMap((name) => sheets.get(name) ?? []);
