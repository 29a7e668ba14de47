// Puts the book's numbers into a sentence: {connections} or {accuracy as percent-1}, as <Value> writes them.
import { formatNumber, type NumberStyle } from '#src/numbers/format.ts';

/** @throws for a name that is no fact of the book. */
export function fill(sentence: string, facts: Readonly<Record<string, number>>): string {
  return sentence.replaceAll(
    /\{([\w-]+)(?: as ([\w-]+))?\}/g,
    (_, name: string, style: NumberStyle | undefined) => {
      const value = facts[name];
      if (value === undefined)
        throw new Error(
          `{${name}} in content/questions.yaml is no fact of this book: “${sentence}”`,
        );
      return formatNumber(value, style);
    },
  );
}
