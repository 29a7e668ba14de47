// A link of the book’s as mail programs, chats, platforms and hands have bent it on its way.

/** @param good `#name=…`, as it was made. @returns each with a word for it. */
export function bendsOf(good: string): [what: string, hash: string][] {
  const [, name, text] = /^#(\w+)=(.*)$/.exec(good)!;
  const behind = (ends: readonly string[]) =>
    ends.map((end): [string, string] => [`${end} behind it`, good + end]);
  const unseen = [
    '\u{200B}',
    '\u{FEFF}',
    '\u{2060}',
    '\u{AD}',
    '\u{200E}',
    '\u{202C}',
    '\u{A0}',
    ' ',
    '\n',
  ];
  return [
    ['as it was made', good],
    ...behind([...'.,;:!?)]}>"”’\'*|…', ').']),
    ...behind([...'-_—–', '__']),
    ...behind(['&utm_source=x', '&fbclid=abc', '?ref=mail', '/', '#top', `&${name}=x`]),
    ...behind(['%20', '%0A', '%0D%0A', '%C2%A0', '%E2%80%8B', '%29.', '%22', '+']),
    ...unseen.map((sign): [string, string] => [
      `U+${sign.codePointAt(0)!.toString(16)} behind it`,
      good + sign,
    ]),
    ['a zero-width space in its middle', `${good.slice(0, 9)}\u{200B}${good.slice(9)}`],
    ['a soft hyphen in its middle', `${good.slice(0, 9)}%C2%AD${good.slice(9)}`],
    ['a line end in its middle', `${good.slice(0, 9)}%0D%0A${good.slice(9)}`],
    ['an encoded equals sign', `#${name}%3D${text}`],
    ['an equals sign encoded twice', `#${name}%253D${text}`],
    ['an equals sign of HTML', `#${name}&#61;${text}`],
    ['an equals sign of a mail', `#${name}=3D${text}`],
    ['a wide equals sign', `#${name}＝${text}`],
    ['two number signs', `##${name}=${text}`],
    ['an encoded number sign', `#%23${name}=${text}`],
    ['a zero-width space before it', `#\u{200B}${name}=${text}`],
    ['a router’s sign before it', `#!/${name}=${text}`],
    ['something of a platform before it', `#utm_source=x&${name}=${text}`],
    ['a capital', `#${name![0]!.toUpperCase()}${name!.slice(1)}=${text}`],
  ];
}
