// Keeps every place of the page that says what is not kept in step with the storage.
import { effect } from '@preact/signals';
import { type Kept, notKept, whyNothingIsKept } from '#src/session/storage.ts';
import { notKeptSentence } from './words.ts';

export function tellNotKept(): void {
  const places = document.querySelectorAll<HTMLElement>('[data-not-kept][data-promise]');
  const never = whyNothingIsKept();
  effect(() => {
    for (const place of places) {
      const of = place.dataset.notKept as Kept;
      const promise = place.dataset.promise!;
      // A promise is untrue from the start; of all else there is nothing to say until there was something to keep.
      const why = notKept.value[of] ?? (promise ? never : undefined);
      const words = why ? notKeptSentence(of, why) : promise;
      if (place.textContent !== words) place.textContent = words;
      place.hidden = !words;
    }
  });
}
