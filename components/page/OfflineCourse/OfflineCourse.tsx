// The whole course on this device: asked for, fetched with a progress bar, stopped, removed.
import { useEffect, useRef, useState } from 'preact/hooks';
import { courseHere, fetchCourse, NotThisEdition, removeCourse } from '#src/offline/course.ts';
import { whyNot } from '#src/offline/possible.ts';
import { isUnfetched, messageOf } from '#src/workers/failures.ts';
import { OfflineState, type State } from './OfflineState.tsx';

async function look(): Promise<State> {
  const why = await whyNot();
  if (why) return { kind: 'impossible', why };
  const { total, here, whole } = await courseHere();
  return whole ? { kind: 'done', total } : { kind: 'ready', total, here };
}

async function failure(error: unknown): Promise<State> {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    const { total, here } = await courseHere();
    return { kind: 'full', missing: total - here };
  }
  const sentence =
    error instanceof NotThisEdition
      ? 'What the host sent is not of this edition of the book: load this page again, then fetch.'
      : isUnfetched(error)
        ? 'The course could not be fetched to its end. What has come stays. Check your connection, then try again.'
        : `The course could not be fetched to its end: ${messageOf(error)}. What has come stays.`;
  return { kind: 'failed', sentence };
}

const lookQuietly = () => look().catch(failure);

export function OfflineCourse() {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const stop = useRef<AbortController>();
  useEffect(() => {
    void lookQuietly().then(setState);
    return () => stop.current?.abort();
  }, []);
  async function fetchAll() {
    // Pressed twice before the progress shows: one fetch is enough, and Cancel stops it.
    if (stop.current) return;
    const mine = new AbortController();
    stop.current = mine;
    let ended: State;
    try {
      const { total, here } = await courseHere();
      // Files still on their way when the fetch has ended are told of no more.
      const show = (come: number) => {
        if (stop.current === mine) setState({ kind: 'fetching', total, here: come });
      };
      show(here);
      await fetchCourse(mine.signal, show);
      ended = await lookQuietly();
    } catch (error) {
      ended = await (mine.signal.aborted ? lookQuietly() : failure(error));
    }
    stop.current = undefined;
    setState(ended);
  }
  async function remove() {
    await removeCourse();
    setState(await lookQuietly());
  }
  return (
    <OfflineState
      state={state}
      fetch={() => void fetchAll()}
      cancel={() => stop.current?.abort()}
      remove={() => void remove()}
    />
  );
}
