// A pad that keeps its own strokes and tells nobody.
import { useState } from 'preact/hooks';
import { DrawPad } from '#components/pictures/DrawPad/DrawPad.tsx';
import type { Stroke } from '#src/mnist/drawing.ts';

export function TestbedPad({ first, label }: { first: Stroke[]; label: string }) {
  const [strokes, setStrokes] = useState(first);
  return <DrawPad strokes={strokes} onStrokes={setStrokes} label={label} />;
}
