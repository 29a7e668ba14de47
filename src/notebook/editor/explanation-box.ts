// What a name is, as plain text: its signature in the code's face, its doc comment below. Never HTML: the text may be the reader's.
import type { Explanation } from './language/client.ts';

type Told = Pick<Explanation, 'signature' | 'words'>;

export function explanationBox({ signature, words }: Told, troubles: string[] = []): HTMLElement {
  const box = document.createElement('div');
  box.className = 'explanation';
  const add = (kind: string, text: string) => {
    if (!text) return;
    const part = document.createElement('p');
    part.className = kind;
    part.textContent = text;
    box.append(part);
  };
  for (const trouble of troubles) add('explanation-trouble', trouble);
  add('explanation-signature', signature);
  add('explanation-words', words);
  return box;
}
