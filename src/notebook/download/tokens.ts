// A cell's text as tokens: enough to find what stands in code and not in a string or a comment.
//
// Acorn's tokenizer reads JavaScript; of TypeScript's marks only two confuse it, which are taught to it here.
import { Parser, TokenType, tokTypes } from 'acorn';

export interface Token {
  kind: 'word' | 'string' | 'other';
  text: string;
  start: number;
  end: number;
  /** Brackets of any kind that are open around it; a bracket itself stands outside. */
  depth: number;
  /** The first of its line. */
  opensLine: boolean;
}

/** The parts of acorn's parser that it gives to plugins, and that its types leave out. */
interface Scanner {
  pos: number;
  start: number;
  lastTokEnd: number;
  type: TokenType;
  value: unknown;
  exprAllowed: boolean;
  getTokenFromCode(code: number): unknown;
  finishToken(type: TokenType): unknown;
  updateContext(before: TokenType): void;
}

const NewType = TokenType as unknown as new (label: string, look: object) => TokenType;
const at = new NewType('@', { beforeExpr: true });

const TypeScript = Parser.extend((base) => {
  const Base = base as unknown as new (...given: unknown[]) => Scanner;
  return class extends Base {
    /** A decorator. */
    override getTokenFromCode(code: number) {
      if (code !== 0x40) return super.getTokenFromCode(code);
      this.pos++;
      return this.finishToken(at);
    }
    /** `list[0]! / 2`: the mark that says "not undefined" stands right after a value, and the `/` divides. */
    override updateContext(before: TokenType) {
      super.updateContext(before);
      const isMark = this.value === '!' && this.start === this.lastTokEnd && !beginsValue(before);
      if (this.type === tokTypes.prefix && isMark) this.exprAllowed = false;
    }
  } as unknown as typeof Parser;
});

const beginsValue = (type: TokenType) => (type as { beforeExpr?: boolean }).beforeExpr === true;

const openers = new Set(['(', '[', '{', '${']);
const closers = new Set([')', ']', '}']);

/** Up to the place where the text cannot be read, if there is one. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let last = 0;
  try {
    for (const { type, start, end } of TypeScript.tokenizer(source, { ecmaVersion: 'latest' })) {
      const isWord = type === tokTypes.name || type.keyword !== undefined;
      const text = source.slice(start, end);
      const isMark = !isWord && type !== tokTypes.template && type !== tokTypes.string;
      if (isMark && closers.has(text)) depth--;
      tokens.push({
        kind: isWord ? 'word' : type === tokTypes.string ? 'string' : 'other',
        text,
        start,
        end,
        depth,
        opensLine: tokens.length === 0 || source.slice(last, start).includes('\n'),
      });
      if (isMark && openers.has(text)) depth++;
      last = end;
    }
  } catch {
    // What follows cannot run either.
  }
  return tokens;
}
