// Files that systems put into folders for themselves: whoever brings a folder has not made them, and is told nothing of them.

/** Names in small letters; a name that begins with a point is hidden, and one with ~$ is a program's lock. */
const names = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'ehthumbs_vista.db',
  'desktop.ini',
  'picasa.ini',
  'icon\r',
  '__macosx',
  '@eadir',
  '#recycle',
  '$recycle.bin',
  'system volume information',
  'lost+found',
  'lost.dir',
  'node_modules',
]);

/** `path` is a file's, with its folders. */
export const isSystemFile = (path: string): boolean =>
  path
    .split(/[/\\]/)
    .some((part) => /^(\.|~\$)/.test(part) || names.has(part.toLowerCase().split(':', 1)[0]!));
