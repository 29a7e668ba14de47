// The built chart until something changes; then Plot is fetched and draws the new one in its place.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Trouble } from '#components/controls/Trouble.tsx';
import { chartWidths, type Draw } from '#src/charts/frame.ts';
import { notLoaded } from '#src/workers/failures.ts';

interface Props {
  draw: Draw;
  label: string;
  /** True once the reader has changed what the chart shows; by itself, once `draw` is another. */
  changed?: boolean;
  class?: string;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function LiveChart({ draw, label, children, ...props }: Props) {
  const first = useRef(draw);
  const seen = useRef(false);
  const changed = props.changed ?? (seen.current ||= draw !== first.current);
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  // The built chart stays until the new one is there, so that nothing jumps.
  const [drawn, setDrawn] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!changed) return;
    let current = true;
    import('@observablehq/plot').then(
      (plot) => {
        if (!current || !place.current) return;
        const room = place.current.parentElement?.clientWidth || chartWidths.wide;
        place.current.replaceChildren(draw(plot, { width: Math.min(room, 760), label }));
        setDrawn(true);
        setTrouble('');
      },
      (error: unknown) => current && setTrouble(notLoaded('The chart library', error)),
    );
    return () => {
      current = false;
    };
  }, [changed, draw, label, width, attempt]);
  useEffect(() => {
    if (!changed || !drawn || !place.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [changed, drawn]);
  // Hidden, not taken out: brought back, its markup would have to be made from text, which the
  // page's policy (trusted types) refuses.
  return (
    <div class={props.class}>
      <div hidden={changed && drawn}>{children}</div>
      <div class="chart" ref={place} hidden={!(changed && drawn)} />
      <Trouble sentence={trouble} retry={() => setAttempt(attempt + 1)} />
    </div>
  );
}
