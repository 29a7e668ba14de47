// A class's name in a table, so that a spreadsheet takes it for text and it is the same name when it is read again.

/** A spreadsheet takes a name that begins so for a formula; an apostrophe before it keeps it from that. */
const formulaLike = /^[=+\-@]/;
const guarded = /^'(?=[=+\-@'])/;

/** One apostrophe more, also before a name's own: so the first one is never the name's. */
export const withApostrophe = (name: string): string =>
  formulaLike.test(name) || name.startsWith("'") ? `'${name}` : name;

/** Takes off what `withApostrophe` put on; a name like 'tis, which others write, keeps its own. */
export const withoutApostrophe = (cell: string): string => cell.replace(guarded, '');

export const ownHead = ['label', ...Array.from({ length: 784 }, (_, pixel) => `pixel${pixel}`)];

export const isOwnHead = (head: readonly string[] | undefined): boolean =>
  head?.length === ownHead.length && ownHead.every((name, column) => head[column] === name);
