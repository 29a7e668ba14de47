// The reader's images in this tab: what she has now, what she had before each change, and what was wrong with her files.
//
// Kept: the last collections, newest last, so that Undo is one step back; the halves of IDX pairs; the sentences on the
// last files. All of it lives as long as the page: nothing is stored, and nothing is sent.
import { useRef, useState } from 'preact/hooks';
import type { Collection } from '#src/own-data/collection.ts';
import type { Labelled } from '#src/own-data/example.ts';
import type { Manner } from '#src/own-data/prepare.ts';
import type { Brought, Received } from '#src/own-data/receive.ts';

const mostUndone = 30;
/** A bar that moves ten times a second is smooth, and to draw it takes time from the reading. */
const paceMilliseconds = 100;
const openDeep = () => import('./on-demand.ts');
const unfetched = 'The code for this could not be fetched: are you online?';

export interface Message {
  /** Of a file that did not come in; of what came in; of what the last change did; of all else that went wrong. */
  kind: 'trouble' | 'note' | 'change' | 'failure';
  words: string;
}

export type Busy = { what: 'files'; done: number; of: number } | { what: 'digits'; share: number };

export function useCollection() {
  const [past, setPast] = useState<Collection[]>([[]]);
  const [messages, setMessages] = useState<Message[]>([]);
  const [busy, setBusy] = useState<Busy>();
  const stop = useRef<AbortController>();
  const waiting = useRef<Received['waiting']>([]);
  // Files come while other changes are made: what they are added to is looked up when they are there.
  const latest = useRef<Collection>([]);
  latest.current = past.at(-1)!;

  /** `words` on it stand until the next change, or until it is undone. False when nothing has changed. */
  function change(how: (collection: Collection) => Collection, words = ''): boolean {
    const next = how(latest.current);
    if (next === latest.current) return false;
    latest.current = next;
    setPast((before) => [...before, next].slice(-mostUndone));
    sayOfChange(words);
    return true;
  }

  const sayOfChange = (words: string) =>
    setMessages((before) => [
      ...before.filter(({ kind }) => kind !== 'change'),
      ...(words ? [{ kind: 'change' as const, words }] : []),
    ]);

  function undo() {
    setPast((before) => (before.length > 1 ? before.slice(0, -1) : before));
    sayOfChange('');
  }

  const say = (kind: Message['kind'], words: string[]) =>
    setMessages((before) => [...before, ...words.map((one) => ({ kind, words: one }))]);

  /** One at a time; `work` gives what it found. */
  async function during(
    first: Busy,
    work: (deep: Awaited<ReturnType<typeof openDeep>>, signal: AbortSignal) => Promise<Labelled[]>,
  ) {
    if (stop.current)
      return say('failure', ['The last files are still being read. Wait for them, or press Stop.']);
    const mine = new AbortController();
    stop.current = mine;
    setBusy(first);
    setMessages([]);
    try {
      const deep = await openDeep().catch(() => {
        throw new Error(unfetched);
      });
      const found = await work(deep, mine.signal);
      const { collection, notes, added } = deep.addExamples(latest.current, found);
      change(() => collection);
      const images = `${added.toLocaleString('en-GB')} ${added === 1 ? 'image' : 'images'}`;
      say('note', [...(added > 0 ? [`${images} came in.`] : []), ...notes]);
    } catch (error) {
      if (!mine.signal.aborted) say('failure', [(error as Error).message]);
    }
    stop.current = undefined;
    setBusy(undefined);
  }

  const bring = (files: Brought[], manner: Manner, className?: string) =>
    during({ what: 'files', done: 0, of: files.length }, async (deep, signal) => {
      let shown = -Infinity;
      const received = await deep.receive(files, {
        manner,
        className,
        signal,
        waiting: waiting.current,
        decode: deep.decodeImage,
        onProgress(done, of) {
          if (performance.now() - shown < paceMilliseconds) return;
          shown = performance.now();
          setBusy({ what: 'files', done, of });
        },
      });
      waiting.current = received.waiting;
      const troubles = received.troubles.map(({ message }) => message);
      say('trouble', troubles);
      say('note', received.waiting.map(deep.waitingSentence));
      return received.found;
    });

  const bringExample = () =>
    during({ what: 'digits', share: 0 }, async (deep, signal) => {
      const [{ loadShard }, { siteRoot }] = await Promise.all([
        import('#src/mnist/load.ts'),
        import('#src/session/root.ts'),
      ]);
      const onProgress = (loaded: number, total: number) =>
        setBusy({ what: 'digits', share: loaded / total });
      return deep.exampleImages(await loadShard('test', { root: siteRoot(), onProgress, signal }));
    });

  return {
    collection: past.at(-1)!,
    messages,
    busy,
    change,
    bring,
    bringExample,
    /** Of examples that are made here. */
    add: (found: Labelled[]) => during({ what: 'files', done: 0, of: 1 }, async () => found),
    stop: () => stop.current?.abort(),
    undo: past.length > 1 ? undo : undefined,
  };
}

export type OwnCollection = ReturnType<typeof useCollection>;
