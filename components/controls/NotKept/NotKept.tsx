// Where something is kept, what is said when it is not; nothing until there was something to keep.
import { useEffect, useState } from 'preact/hooks';
import { type Kept, notKept } from '#src/session/storage.ts';
import { notKeptSentence } from './words.ts';

export function NotKept({ of }: { of: Kept }) {
  const [woken, setWoken] = useState(false);
  useEffect(() => setWoken(true), []);
  const why = woken && notKept.value[of];
  return why ? (
    <p class="not-kept" data-not-kept={of}>
      {notKeptSentence(of, why)}
    </p>
  ) : null;
}
