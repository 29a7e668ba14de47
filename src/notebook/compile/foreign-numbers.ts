// Numbers as people and pages write them, which code takes for something else: 0,5 and 1,719 and 1 000 and 50 %.
import type { Node, Program } from 'acorn';
import { withoutQuoted } from './foreign-signs.ts';

interface Way {
  pattern: RegExp;
  /** The same number as code has it. */
  inCode(text: string): string;
  /** Code goes on behind it before it cannot be read. */
  isOpen?: boolean;
}

const digitsOf = (text: string) => text.replaceAll(/[^\d.]/g, '');

/** Commas part thousands where they can, as in every field of the book; else they stand for a point. */
const ways: Way[] = [
  { pattern: /(?<![\w.$])[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?!\w|,\d)/g, inCode: digitsOf },
  {
    pattern: /(?<![\w.$])\d+,\d+(?:e[+-]?\d+)?(?!\w|,\d)/gi,
    inCode: (text) => text.replace(',', '.'),
  },
  { pattern: /(?<![\w.$])\d{1,3}(?: \d{3})+(?!\w|,\d)/g, inCode: digitsOf },
  {
    pattern: /(?<![\w.$])\d{1,3}(?:\.\d{3}){2,}(?![\w.])/g,
    inCode: (text) => text.replaceAll('.', ''),
  },
  { pattern: /(?<![\w.$,])0\d+(?![\w.])/g, inCode: (text) => String(Number(text)) },
  {
    pattern: /(?<![\w.$])\d+(?:\.\d+)?\s*%/g,
    inCode: (text) => String(Number.parseFloat(text) / 100),
    isOpen: true,
  },
];

/** A sentence about the number that cannot be read at `at`, a place in this line of code; undefined where none stands there. */
export function foreignNumberAt(line: string, at: number): string | undefined {
  const code = withoutQuoted(line);
  for (const { pattern, inCode, isOpen } of ways)
    for (const { 0: text, index } of code.matchAll(pattern)) {
      const end = index + text.length;
      // In `{ rate: 0,5 }` the 5 could be a name until the bracket.
      const goesOn = isOpen || /[\w'"\]]\s*:\s*-?$/.test(code.slice(0, index));
      const isBehind = at >= end && code.slice(end, at).trim() === '';
      if (at >= index && (at < end || (goesOn && isBehind))) return sentence(text, inCode(text));
    }
  return undefined;
}

const sentence = (text: string, instead: string) =>
  `Code doesn’t read “${text}” as one number: type ${instead} instead.`;

/** Of `rate = 0,5`, which is code, the 5 is thrown away: what it says, and its line. */
export function thrownAway(
  program: Program,
  javascript: string,
): { words: string; line: number } | undefined {
  for (const { expressions, loc } of sequencesIn(program))
    for (const [k, next] of expressions.slice(1).entries()) {
      const { end } = expressions[k]!;
      const text = /[\d.]+$/.exec(javascript.slice(Math.max(0, end - 20), end))?.[0];
      const behind = /^,\d+(?:,\d{3})*(?:e[+-]?\d+)?/i.exec(javascript.slice(end, end + 40))?.[0];
      if (!text || !behind || next.type !== 'Literal') continue;
      const words = foreignNumberAt(text + behind, 0);
      if (words) return { words, line: loc?.start.line ?? 1 };
    }
  return undefined;
}

interface Sequence extends Node {
  expressions: Node[];
}

/** Without recursion: operators nest without end. */
function sequencesIn(program: Program): Sequence[] {
  const found: Sequence[] = [];
  const nodes: object[] = [program];
  // What is found is looked through in its turn.
  for (const node of nodes) {
    if ('type' in node && node.type === 'SequenceExpression') found.push(node as Sequence);
    for (const value of Object.values(node))
      if (typeof value === 'object' && value !== null) nodes.push(value);
  }
  return found;
}
