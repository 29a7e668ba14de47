// Which of a bundle's forms is shown: the richest that the book knows, in Jupyter's order.
import { pictureType } from '../display/picture-type.ts';
import type { MimeBundle } from '../output.ts';

export type Form =
  | { kind: 'rich'; markup: string }
  | { kind: 'picture'; type: string; base64: string }
  /** `unknown`: types that stand beside the text and that nobody here can show. */
  | { kind: 'text'; unknown: string[] };

const letters = /^[\w+/]+=*$/;
const own = /^application\/vnd\.nn\./;

const textOf = (bundle: MimeBundle, type: string): string | undefined => {
  const value = bundle[type];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export function formOf(bundle: MimeBundle): Form {
  const markup = textOf(bundle, 'image/svg+xml') ?? textOf(bundle, 'text/html');
  // A picture of numbers goes before their table.
  if (markup !== undefined && !(pictureType in bundle)) return { kind: 'rich', markup };
  for (const type of ['image/png', 'image/jpeg']) {
    const base64 = textOf(bundle, type)?.replaceAll(/\s/g, '');
    if (base64 !== undefined && letters.test(base64)) return { kind: 'picture', type, base64 };
  }
  if (markup !== undefined) return { kind: 'rich', markup };
  const unknown = Object.keys(bundle).filter((type) => type !== 'text/plain' && !own.test(type));
  return { kind: 'text', unknown };
}
