// Where examples are drawn; the pad comes when it is opened.
import { useState } from 'preact/hooks';
import type { OwnCollection } from './use-collection.ts';
import { useLater } from './use-lazy.ts';

const loadPad = () => import('./ExamplePad.tsx');

export function DrawExamples({ own }: { own: OwnCollection }) {
  const [isOpen, setOpen] = useState(false);
  const { part, why } = useLater(loadPad, isOpen);
  return (
    <details
      class="own-draw own-live"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Draw examples</summary>
      {part && <part.ExamplePad own={own} />}
      {why && <p class="trouble">{why}</p>}
    </details>
  );
}
