// A sentence that changes as the reader moves something: shown at once, spoken once it has come to rest.
//
// A live region that changed with every step of a slider, or every frame of a drawing, would talk without end
// or not at all. So the sentence that is seen is not live; a hidden one takes its words when they have stood
// still, at most once a second, and gives them up again so that nobody reads them twice.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const restMilliseconds = 600;
const gapMilliseconds = 1000;
const keptMilliseconds = 4000;

/** One voice reads all of a page's sentences, so they wait for each other. */
let earliest = 0;

interface Props {
  as?: 'p' | 'div';
  class?: string;
  /** How many lines its place holds, so that what is below does not move; the second number is for a phone. */
  lines?: readonly [wide: number, narrow: number];
  children: ComponentChildren;
}

export function Spoken({ as: Tag = 'p', class: name, lines, children }: Props) {
  const shown = useRef<HTMLElement>(null);
  const spoken = useSpoken(shown);
  return (
    <>
      <Tag
        class={lines ? `lines ${name ?? ''}`.trim() : name}
        style={lines && { '--lines': lines[0], '--lines-narrow': lines[1] }}
        ref={shown as never}
      >
        {children}
      </Tag>
      <p class="visually-hidden" role="status">
        {spoken}
      </p>
    </>
  );
}

/** The words of `shown` once they have changed and rested; empty until then. */
function useSpoken(shown: { current: HTMLElement | null }): string {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const words = () => shown.current?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    let last = words();
    let timer = 0;
    const speak = () => {
      if (words() === last) return;
      const early = earliest - performance.now();
      if (early > 0) {
        timer = window.setTimeout(speak, early);
        return;
      }
      last = words();
      earliest = performance.now() + gapMilliseconds;
      setSpoken(last);
      timer = window.setTimeout(() => setSpoken(''), keptMilliseconds);
    };
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = window.setTimeout(speak, restMilliseconds);
    });
    if (shown.current)
      observer.observe(shown.current, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
  // On a busy page the words come later than they were set: the second is counted from when they can be heard.
  useEffect(() => {
    if (spoken) earliest = Math.max(earliest, performance.now() + gapMilliseconds);
  }, [spoken]);
  return spoken;
}
