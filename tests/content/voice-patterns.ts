// How no sentence of the book may sound, each pattern with what a native writer would say instead.
import { shownBy } from './typed-numbers.ts';

interface Pattern {
  looks: RegExp;
  write: string;
}

const numberWord = String.raw`(?:two|three|four|five|ten|twenty|thirty|forty|fifty|sixty|a hundred|\d[\d,]*)`;

/** Each kind of sentence that gives a translation away. */
export const patterns: Record<string, Pattern> = {
  'is no': {
    looks: /(?<!\bthere )\b(?:is|are|was|were) no\b(?! (?:longer|more|less)\b)/gi,
    write: 'isn’t a …',
  },
  whoever: { looks: /\bwhoever\b/gi, write: 'if you …, anyone who …' },
  'by or of chance': {
    looks: /\b(?:by|of|pure|is) chance\b/gi,
    write: 'random, at random, by luck',
  },
  'right on': {
    looks:
      /\bright (?:on|in)\b|\b(?:rightly|wrongly)\b|\breads?\b[^.?!|]{0,60}?(?<!\bto )\bright\b(?! (?:end|answer|side|column|digit)\b)/gi,
    write: 'reads … correctly',
  },
  'for that means because': {
    looks:
      /[,;:] for (?:it|its|they|he|she|we|you|there|nothing|this|these|those|all|both|the (?:[\w’]+ ){1,4}(?:is|are|was|were|has|have|had|can|do|does|knows?|stands?))\b/gi,
    write: 'because',
  },
  'others than': {
    looks:
      /\bothers than\b|\banother (?:\w+ )?than\b|\b(?:is|are) (?:another|others)\b(?! of\b)(?=[.,;:!?]|$)/gim,
    write: 'differs from',
  },
  stands: {
    looks: /\b(?:stands?|stood)\b(?! (?:for|out|by)\b)/gi,
    write: 'is, lies, the weight at the same position',
  },
  'somebody and nobody as actors': {
    looks: /\b(?:somebody|someone|nobody|no one)\b/gi,
    write: 'the code, a person, you, no … at all',
  },
  'worth one': {
    looks:
      /\bworth (?:one|this|that|little|nothing|as|so|what)\b|\b(?:is|are|was) worth (?!an?\b|\w+ing\b)/gi,
    write: 'collapses into one, amounts to, gains',
  },
  'from … on': {
    looks: /\bfrom (?:which|where|how many [^.?!]{1,40}?|there|here) on\b/gi,
    write: 'how many … does it take before',
  },
  'least and most for lowest and highest': {
    looks:
      /\b(?:is|was|are|were|with|whose [\w ]+ (?:is|was)) (?:the )?least\b(?! \d)|\bthe least (?:loss|validation|sum|distance|so|ones?)\b|\bleast (?:ones|so far)\b|\bloss (?:is|was) (?:least|most)\b/gi,
    write: 'lowest, smallest, highest',
  },
  'word by word from another language': {
    looks: new RegExp(
      String.raw`\bleav(?:e|es|ing) (?:\w+ ){0,3}away\b|\bstops? to pay\b|\bsome ${numberWord}\b|\bother random weights\b|\bas these lie\b|\bone speaks of\b|\bso is (?:its|the) \w+ (?:higher|lower)|\b(?:by|but) little\b|\bbut not with little\b|\ball the same\b|\bmost everything\b|\bnearest ones\b|\bthe one\b[^.?!]{1,60}\bthe other\b|\bby the measure of\b|\bbe had\b|\bthe way of\b|\bend of the way\b|\bshown so\b|\bof the training\b(?! (?:images?|set|values?|pixels?|inputs?|accuracy|labels?|code|data|loss|curves?)\b)`,
      'gi',
    ),
    write: 'leaves out, stops paying off, about fifty, from new random weights',
  },
  'the object first': {
    looks: /(?:^|[.?!:] )What (?:[^.?!,\n]|\n(?!\n)){4,80}, (?:the|a|our|we|you|only|another) /gm,
    write: 'subject, verb, object',
  },
  'a neuron that speaks': {
    looks:
      /\bneurons?(?:’s)? (?:\w+ ){0,2}?(?:says?|said|speaks?|hears?|opinions?|knows?|listens?|argues?|argued|wants?)\b|\bsomething to say\b|\bsays (?:most|nothing) about your digit\b|\bneurons speak\b|\blook at your digit\b/gi,
    write: 'fires, weighs, responds, is active',
  },
  'American spelling': {
    looks:
      /\b(?:gray\w*|colors?|centers?|neighbors?|behaviors?|(?:optim|normal|recogn|regular|initial|memor|special|personal)iz(?:e|es|ed|er|ing|ation)\w*)\b(?![:;-])/gi,
    write: 'British spelling outside quotations',
  },
};

export interface Found {
  pattern: string;
  file: string;
  line: number;
  words: string;
}

const blanked = (text: string) => text.replaceAll(/[^\n]/g, ' ');

/** A chapter with its code cells, which hold words as well, without quotations, formulas and the names of tags. */
function spokenIn(source: string): string {
  return [
    /<Says[\s\S]*?<\/Says>/g,
    /\ssays="[^"]*"(?=\s*>)(?<=<Claim[^>]*)/g,
    /\{\/\*[\s\S]*?\*\/\}/g,
    /^\$\$[\s\S]*?^\$\$/gm,
    /`[^`\n]*`|\$[^$\n]*\$/g,
    /^import .*$/gm,
    /\]\([^)]*\)/g,
    /\b(?:id|name|as|key|file|function|room|at|chapter|live|because)="[^"]*"/g,
    /^(?:shortTitle|minutes):.*$/gm,
  ].reduce((left, pattern) => left.replaceAll(pattern, blanked), source);
}

/** @returns each place of `source`, a file named `file`, that sounds like one of the patterns. */
export function patternsIn(file: string, source: string): Found[] {
  const shown = file.endsWith('.mdx') ? [{ text: spokenIn(source), at: 0 }] : shownBy(file, source);
  return shown.flatMap(({ text, at }) =>
    Object.entries(patterns).flatMap(([pattern, { looks }]) =>
      [...text.matchAll(looks)].map(({ 0: words, index }) => ({
        pattern,
        file,
        line: source.slice(0, at + index).split('\n').length,
        words: words.replaceAll(/\s+/g, ' '),
      })),
    ),
  );
}
