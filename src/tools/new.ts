// `npm run new chapter SLUG` (or PART-FOLDER/SLUG) and `npm run new figure NAME`: what is written passes every check before a word is changed.
import { sentencesOf } from './new/mistake.ts';
import { newChapter } from './new/chapter.ts';
import { newFigure } from './new/figure.ts';

/** What can be made new: each writes its files below `root`, and says which, and what comes next. */
const kinds: Record<string, (root: string, name: string) => string[]> = {
  chapter: newChapter,
  figure: newFigure,
};

const [kind = '', name = ''] = process.argv.slice(2);
const make = kinds[kind];
if (!make || !name) {
  console.error(`Say what is new, and its name: npm run new ${Object.keys(kinds).join('|')} NAME`);
  process.exit(1);
}
try {
  for (const line of make(process.cwd(), name)) console.log(line);
} catch (error) {
  console.error(sentencesOf(error));
  process.exit(1);
}
