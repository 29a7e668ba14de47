// A cell's text as words, signs, strings, templates and patterns: enough to find what stands in code and not in a string.
//
// The compiler's parsers tell no places in the TypeScript text, and a reader's cell must be found its way also where
// it cannot be compiled. Comments are left out. Whether `/` divides or begins a pattern follows from what is before it.

export interface Token {
  kind: 'word' | 'number' | 'string' | 'template' | 'pattern' | 'sign';
  text: string;
  start: number;
  end: number;
  /** Brackets of any kind that are open around it; a bracket itself stands outside. */
  depth: number;
  /** The first of its line. */
  opensLine: boolean;
}

interface Bracket {
  text: string;
  /** After it closes, a `/` divides. */
  isValue: boolean;
}

const lexemes: [kind: Token['kind'] | 'nothing', pattern: RegExp][] = [
  ['nothing', /\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y],
  ['word', /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy],
  ['number', /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?)n?/iy],
  ['string', /(["'])(?:\\[\s\S]|(?!\1)[^\\\n])*\1?/y],
  ['sign', /\+\+|--|=>|\.\.\.|[^]/uy],
];
const pattern = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/y;
/** A template's text up to its end or its next hole; it begins with the quote or with the end of a hole. */
const templatePart = /[`}](?:\\[\s\S]|\$(?!\{)|[^\\`$])*(?:`|\$\{)?/y;

const operators =
  /^(?:return|typeof|case|do|else|in|of|instanceof|new|delete|void|throw|await|yield)$/;
const controls = /^(?:if|while|for|with)$/;

/** Whether a value ends with this token, so that a `/` after it divides. */
function endsValue(tokens: Token[], closed: Bracket | undefined): boolean {
  const [before, last] = [tokens.at(-2), tokens.at(-1)];
  if (!last) return false;
  if (last.kind === 'word') return before?.text === '.' || !operators.test(last.text);
  if (last.kind !== 'sign') return true;
  if (last.text === ')' || last.text === '}') return closed!.isValue;
  // `list[0]! / 2`: the mark that says "not undefined" stands right after a value.
  if (last.text === '!') return before?.end === last.start && /[\w$)\]]$/.test(before.text);
  return [']', '++', '--'].includes(last.text);
}

function opened(text: string, tokens: Token[]): Bracket {
  const last = tokens.at(-1);
  if (text === '(') return { text, isValue: !controls.test(last?.text ?? '') };
  const isObject = last?.kind === 'sign' ? /[=(,:?[&|]$/.test(last.text) : last?.text === 'return';
  return { text, isValue: text !== '{' || isObject };
}

export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const open: Bracket[] = [];
  let closed: Bracket | undefined;
  let opensLine = true;
  let place = 0;
  const match = (form: RegExp) => {
    form.lastIndex = place;
    return form.exec(source)?.[0];
  };
  const push = (kind: Token['kind'], text: string) => {
    const depth = open.length;
    tokens.push({ kind, text, start: place, end: place + text.length, depth, opensLine });
    opensLine = false;
    place += text.length;
  };
  const readTemplate = () => {
    const text = match(templatePart)!;
    push('template', text);
    if (text.endsWith('${')) open.push({ text: '${', isValue: true });
  };
  while (place < source.length) {
    const character = source[place]!;
    const isPattern = character === '/' && !endsValue(tokens, closed) && match(pattern);
    const [kind, form] = lexemes.find(([, each]) => match(each) !== undefined)!;
    const text = match(form)!;
    if (kind === 'nothing') {
      opensLine ||= text.includes('\n');
      place += text.length;
    } else if (isPattern) {
      push('pattern', isPattern);
    } else if (character === '`') {
      readTemplate();
    } else if (character === '}' && open.at(-1)?.text === '${') {
      open.pop();
      readTemplate();
    } else if ('([{'.includes(text)) {
      const bracket = opened(text, tokens);
      push('sign', text);
      open.push(bracket);
    } else if (')]}'.includes(text)) {
      closed = open.pop() ?? { text, isValue: true };
      push('sign', text);
    } else push(kind, text);
  }
  return tokens;
}
