// The search while it is open: words become places, arrows walk over them, and each state has its sentence.
import { isComposing } from '#components/controls/composing.ts';
import { notLoaded } from '#src/workers/failures.ts';
import { findPlaces, type Place } from './search-index.ts';

const typingPause = 150;
const empty = 'Type a word, such as softmax.';

export function wakeDialog(dialog: HTMLDialogElement): void {
  const part = <E extends HTMLElement>(name: string) => dialog.querySelector<E>(`.search-${name}`)!;
  const words = part<HTMLInputElement>('words');
  const [status, retry, results] = [part('status'), part('retry'), part('results')];
  let asked = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const links = () => [...results.querySelectorAll('a')];
  function show(sentence: string, places: Place[] = [], again = false): void {
    status.textContent = sentence;
    retry.hidden = !again;
    results.replaceChildren(...places.map((place) => resultItem(place)));
  }

  async function ask(): Promise<void> {
    clearTimeout(pause);
    asked += 1;
    const mine = asked;
    const sought = words.value.trim();
    if (sought === '') return show(empty);
    const slow = setTimeout(() => mine === asked && show('Searching …'), typingPause);
    const answer = await findPlaces(sought).then(
      (places) => () => show(countSentence(places.length, sought), places),
      (error: unknown) => () => show(failed(error), [], !import.meta.env.DEV),
    );
    clearTimeout(slow);
    if (mine === asked) answer();
  }

  function walk(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const [all, here] = [links(), document.activeElement];
    if (event.key === 'Enter' && here === words) {
      event.preventDefault();
      // What is shown may answer an earlier word.
      void ask().then(() => links()[0]?.click());
    } else if (step && (here === words || all.includes(here as HTMLAnchorElement))) {
      event.preventDefault();
      const next = all.indexOf(here as HTMLAnchorElement) + step;
      (next < 0 ? words : all[Math.min(next, all.length - 1)])?.focus();
    }
  }

  words.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => void ask(), typingPause);
  });
  dialog.addEventListener('keydown', walk);
  retry.addEventListener('click', () => {
    words.focus();
    void ask();
  });
  results.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a')) dialog.close();
  });
  void ask();
}

function resultItem({ address, chapter, section, pieces }: Place): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  const title = document.createElement('strong');
  title.textContent = section ?? chapter;
  const from = document.createElement('span');
  from.textContent = section ? ` ${chapter}` : '';
  const excerpt = document.createElement('span');
  excerpt.className = 'search-excerpt';
  excerpt.append(
    ...pieces.map(({ text, marked }) => {
      if (!marked) return text;
      const mark = document.createElement('mark');
      mark.textContent = text;
      return mark;
    }),
  );
  link.append(title, from, excerpt);
  item.append(link);
  return item;
}

function countSentence(count: number, sought: string): string {
  if (count === 0) return `Nothing found for “${sought}”.`;
  return `${count} ${count === 1 ? 'place' : 'places'} found for “${sought}”.`;
}

function failed(error: unknown): string {
  return import.meta.env.DEV
    ? 'There is no search while the book is being written: “npm run build” makes the index.'
    : notLoaded('The search', error);
}
