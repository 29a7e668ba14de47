// The import statements of a cell: where each stands in the TypeScript text, and what it brings.
import { type Token, tokensOf } from './tokens.ts';

export interface ImportedName {
  /** `default`, or `*` for the whole module. */
  imported: string;
  local: string;
  isType: boolean;
}

export interface ImportStatement {
  start: number;
  end: number;
  module: string;
  names: ImportedName[];
  /** Nothing but imports stands before it. */
  leads: boolean;
}

/** In the order of the text. A text that cannot be read as an import is none. */
export function importsOf(source: string): ImportStatement[] {
  const tokens = tokensOf(source);
  const found: ImportStatement[] = [];
  let leads = true;
  for (let at = 0; at < tokens.length; at++) {
    const read = begins(tokens, at) ? readImport(tokens, at) : undefined;
    if (!read) {
      leads = false;
      continue;
    }
    found.push({ ...read.statement, leads });
    at = read.next - 1;
  }
  return found;
}

function begins(tokens: Token[], at: number): boolean {
  const { text, kind, depth, opensLine } = tokens[at]!;
  if (text !== 'import' || kind !== 'word' || depth > 0) return false;
  const before = tokens[at - 1]?.text ?? ';';
  return before !== '.' && (opensLine || before === ';' || before === '}');
}

const unquoted = (text: string) => text.slice(1, -1);

function readImport(tokens: Token[], first: number) {
  let at = first + 1;
  const text = (ahead = 0) => tokens[at + ahead]?.text ?? '';
  const isFrom = (ahead: number) => text(ahead) === 'from';
  // `import type from 'nn'` brings a default named "type".
  const allTypes = text() === 'type' && (!isFrom(1) || isFrom(2)) && text(1) !== ',';
  if (allTypes) at++;
  const names: ImportedName[] = [];
  if (tokens[at]?.kind === 'word') {
    names.push({ imported: 'default', local: text(), isType: allTypes });
    at += text(1) === ',' ? 2 : 1;
  }
  if (text() === '*') {
    names.push({ imported: '*', local: text(2), isType: allTypes });
    at += 3;
  } else if (text() === '{') {
    const close = tokens.findIndex((token, place) => place > at && token.text === '}');
    if (close < 0) return undefined;
    names.push(...namesIn(tokens.slice(at + 1, close), allTypes));
    at = close + 1;
  }
  if (names.length > 0 || isFrom(0)) {
    if (!isFrom(0)) return undefined;
    at++;
  }
  if (tokens[at]?.kind !== 'string') return undefined;
  const module = unquoted(text());
  if ((text(1) === 'with' || text(1) === 'assert') && text(2) === '{')
    at = tokens.findIndex((token, place) => place > at && token.text === '}');
  if (text(1) === ';') at++;
  const { end } = tokens[at]!;
  return { statement: { start: tokens[first]!.start, end, module, names }, next: at + 1 };
}

/** `a, b as c, type D, type E as F, default as g, 'a name' as h`. */
function namesIn(tokens: Token[], allTypes: boolean): ImportedName[] {
  const names: ImportedName[] = [];
  let words: Token[] = [];
  const finish = () => {
    const isType = words.length % 2 === 0;
    const [imported, , local = imported] = isType ? words.slice(1) : words;
    if (!imported || !local) return;
    const name = imported.kind === 'string' ? unquoted(imported.text) : imported.text;
    names.push({ imported: name, local: local.text, isType: isType || allTypes });
  };
  for (const token of tokens) {
    if (token.text !== ',') words.push(token);
    else {
      finish();
      words = [];
    }
  }
  finish();
  return names;
}
