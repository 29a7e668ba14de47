// The reader's images in this tab: what she has now, what she had before each change, and what was wrong with her files.
//
// Kept: the last collections, newest last, so that Undo is one step back; the halves of IDX pairs; the sentences on the
// last files. All of it lives as long as the page: nothing is stored, and nothing is sent.
import { useRef, useState } from 'preact/hooks';
import type { Collection } from '#src/own-data/collection.ts';
import type { Labelled } from '#src/own-data/example.ts';
import type { Manner } from '#src/own-data/prepare.ts';
import type { Reading, Taken } from '#src/own-data/reading.ts';
import type { Brought, Received } from '#src/own-data/receive.ts';
import { notLoaded, sentenceOf } from '#src/workers/failures.ts';

const mostUndone = 30;
/** A bar that moves ten times a second is smooth, and to draw it takes time from the reading. */
const paceMilliseconds = 100;
const fetchOnDemand = () => import('./on-demand.ts');

export interface Message {
  /** Of a file that did not come in; of what came in; of what the last change did; of all else that went wrong. */
  kind: 'trouble' | 'note' | 'change' | 'failure';
  words: string;
}

export type Busy = { what: 'files'; done: number; of: number } | { what: 'digits'; share: number };

interface How {
  files: Brought[];
  manner: Manner;
  className?: string;
  readings: ReadonlyMap<string, Reading>;
  waiting: Received['waiting'];
}

/** The last files, and how they were read: as long as nothing else has changed, they can be read in another way. */
interface Last extends How {
  before: Collection;
  after: Collection;
  taken: Taken[];
}

export function useCollection() {
  const [past, setPast] = useState<Collection[]>([[]]);
  const [messages, setMessages] = useState<Message[]>([]);
  const [busy, setBusy] = useState<Busy>();
  const stop = useRef<AbortController>();
  const waiting = useRef<Received['waiting']>([]);
  const [last, setLast] = useState<Last>();
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
  async function during<Found extends { found: Labelled[] }>(
    first: Busy,
    work: (
      onDemand: Awaited<ReturnType<typeof fetchOnDemand>>,
      signal: AbortSignal,
    ) => Promise<Found>,
    done?: (found: Found, before: Collection, after: Collection) => void,
    /** What they are added to; else what there is now. */
    base?: Collection,
  ) {
    if (stop.current)
      return say('failure', ['The last files are still being read. Wait for them, or press Stop.']);
    const mine = new AbortController();
    stop.current = mine;
    setBusy(first);
    setMessages([]);
    try {
      const onDemand = await fetchOnDemand().catch((cause: unknown) => {
        throw new Error(notLoaded('The code for this', cause), { cause });
      });
      const result = await work(onDemand, mine.signal);
      const before = base ?? latest.current;
      const { collection, notes, added } = onDemand.addExamples(before, result.found);
      change(() => collection);
      done?.(result, before, collection);
      const images = `${added.toLocaleString('en-GB')} ${added === 1 ? 'image' : 'images'}`;
      say('note', [...(added > 0 ? [`${images} came in.`] : []), ...notes]);
    } catch (error) {
      if (!mine.signal.aborted) say('failure', [sentenceOf(error)]);
    }
    stop.current = undefined;
    setBusy(undefined);
  }

  function bring(files: Brought[], manner: Manner, className?: string) {
    if (files.length === 0)
      return say('failure', [
        'No file came that could be read. A picture from another page has to be saved first: then bring its file.',
      ]);
    const readings = new Map<string, Reading>();
    return read({ files, manner, className, readings, waiting: waiting.current });
  }

  /** The last files once more, one of them in another way. What they gave before is taken back. */
  function readAgain(file: string, reading: Reading) {
    if (!last || last.after !== latest.current) return;
    const readings = new Map(last.readings).set(file, { ...last.readings.get(file), ...reading });
    return read({ ...last, readings }, file, last.before);
  }

  /** `again`: the file that is read in another way; `base`: what there was before it came. */
  function read(how: How, again?: string, base?: Collection) {
    const { files, manner, className, readings, waiting: halves } = how;
    return during(
      { what: 'files', done: 0, of: files.length },
      async (onDemand, signal) => {
        let shown = -Infinity;
        const received = await onDemand.receive(files, {
          manner,
          className,
          signal,
          readings,
          waiting: halves,
          decode: onDemand.decodeImage,
          onProgress(done, of) {
            if (performance.now() - shown < paceMilliseconds) return;
            shown = performance.now();
            setBusy({ what: 'files', done, of });
          },
        });
        waiting.current = received.waiting;
        say(
          'trouble',
          received.troubles.map(({ message }) => message),
        );
        say('note', received.waiting.map(onDemand.waitingSentence));
        say('note', received.notes);
        const isRefused = received.troubles.some(({ file }) => file === again);
        if (again !== undefined) signal.throwIfAborted();
        if (again !== undefined && (isRefused || received.found.length === 0))
          throw new Error('Read in that way, it does not come in. It stays as it was.');
        return received;
      },
      ({ taken }, before, after) => setLast({ ...how, before, after, taken }),
      base,
    );
  }

  const bringExample = () =>
    during({ what: 'digits', share: 0 }, async (onDemand, signal) => {
      const [{ loadShard }, { siteRoot }] = await Promise.all([
        import('#src/mnist/load.ts'),
        import('#src/session/root.ts'),
      ]);
      const onProgress = (loaded: number, total: number) =>
        setBusy({ what: 'digits', share: loaded / total });
      const test = await loadShard('test', { root: siteRoot(), onProgress, signal });
      return { found: onDemand.exampleImages(test) };
    });

  return {
    collection: past.at(-1)!,
    messages,
    busy,
    change,
    bring,
    /** What the last files were taken for, until something else is changed. */
    taken: last?.after === past.at(-1) ? last.taken : [],
    readAgain,
    bringExample,
    /** Of examples that are made here. */
    add: (found: Labelled[]) => during({ what: 'files', done: 0, of: 1 }, async () => ({ found })),
    stop: () => stop.current?.abort(),
    tellFailure: (error: unknown) => say('failure', [sentenceOf(error)]),
    undo: past.length > 1 ? undo : undefined,
  };
}

export type OwnCollection = ReturnType<typeof useCollection>;
