// Whether a cell's TypeScript only has to be stripped to run: Node takes types out and makes no code in their place.
import { CompileError } from '../cell.ts';
import { type Token, tokensOf } from './tokens.ts';

const isName = (token?: Token) => token?.kind === 'word';
const visibility = /^(?:public|private|protected|readonly|override)$/;
const advice = 'Node cannot run it when the chapter is downloaded.';

const sentences: Record<string, string> = {
  enum: `An enum is more than a type: ${advice} Use an object, or a union of texts such as 'up' | 'down'.`,
  namespace: `A namespace that holds values is more than a type: ${advice} Use an object or plain functions.`,
  parameter: `A constructor's parameter that makes a property is more than a type: ${advice} Declare the property and assign it.`,
  decorator: `A decorator is no JavaScript yet: ${advice} Call the function yourself.`,
  cast: `A type in angle brackets before a value cannot be taken out: ${advice} Write “value as Type”.`,
  require: `“import … =” is more than a type: ${advice} Use “import … from”.`,
};

/** What of the cell is not erasable, the first first; undefined when all of it is. */
export function notErasable(source: string): CompileError | undefined {
  const tokens = tokensOf(source);
  for (let at = 0; at < tokens.length; at++) {
    const kind = kindAt(tokens, at);
    if (!kind) continue;
    const lines = source.slice(0, tokens[at]!.start).split('\n');
    return new CompileError(sentences[kind]!, lines.length, lines.at(-1)!.length + 1);
  }
  return undefined;
}

/** Throws a CompileError: for the build, where the author can choose another form. */
export function checkErasable(source: string): void {
  const problem = notErasable(source);
  if (problem) throw problem;
}

function kindAt(tokens: Token[], at: number): string | undefined {
  const [before, token, next, second] = [
    tokens[at - 1],
    tokens[at]!,
    tokens[at + 1],
    tokens[at + 2],
  ];
  if (token.text === '<') return isCast(tokens, at) ? 'cast' : undefined;
  if (token.text === '@' && isName(next)) return 'decorator';
  if (token.kind !== 'word' || before?.text === '.' || isDeclared(tokens, at)) return undefined;
  if (token.text === 'enum' && isName(next) && second?.text === '{') return 'enum';
  if (/^(?:namespace|module)$/.test(token.text) && startsStatement(before, token))
    return isName(next) && /^[{.]$/.test(second?.text ?? '') ? 'namespace' : undefined;
  if (token.text === 'import' && isName(next) && second?.text === '=') return 'require';
  return visibility.test(token.text) && isParameter(tokens, at) ? 'parameter' : undefined;
}

const startsStatement = (before: Token | undefined, { opensLine }: Token) =>
  opensLine || !before || /^[;{}]$/.test(before.text);

/** `declare enum` and `declare const enum` leave nothing behind. */
function isDeclared(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  return before === 'declare' || (before === 'const' && tokens[at - 2]?.text === 'declare');
}

/** `const a = <number>b`, and not `const f = <T>(x: T) => x`. */
function isCast(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before && (before.kind !== 'sign' || /[)\]!]$/.test(before.text))) return false;
  let open = 0;
  let close = at;
  for (; close < tokens.length; close++) {
    if (tokens[close]!.text === '<') open++;
    if (tokens[close]!.text === '>' && --open === 0) break;
  }
  const next = tokens[close + 1];
  if (next?.text !== '(') return next !== undefined;
  const end = tokens.findIndex(
    ({ text, depth }, i) => i > close + 1 && text === ')' && depth === next.depth,
  );
  return !/^(?:=>|:)$/.test(tokens[end + 1]?.text ?? '');
}

/** Directly in the brackets of a `constructor`, before a name. */
function isParameter(tokens: Token[], at: number): boolean {
  const { depth } = tokens[at]!;
  if (!isName(tokens[at + 1]) && !/^[[{]$/.test(tokens[at + 1]?.text ?? '')) return false;
  let open = at;
  while (open > 0 && tokens[open]!.depth >= depth) open--;
  return tokens[open]!.text === '(' && tokens[open - 1]?.text === 'constructor';
}
