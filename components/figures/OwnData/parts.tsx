// What the steps are made of: their frame, and a small image.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface StepProps {
  number: number;
  name: string;
  /** There is nothing of the reader's own in it yet: on a phone it stays folded until then. */
  waits?: boolean;
  children: ComponentChildren;
}

/** One of the four steps, with its number and name. */
export function Step({ number, name, waits = false, children }: StepProps) {
  const [open, setOpen] = useState(true);
  // given 30: The width of a phone, in letters.
  useEffect(() => setOpen(!waits || !matchMedia('(max-width: 30rem)').matches), [waits]);
  return (
    <details class="own-step" open={open}>
      <summary>
        <h3>
          <span class="own-number">{number}</span> {name}
        </h3>
      </summary>
      <div class="own-part">{children}</div>
    </details>
  );
}

/** One image of 28 × 28 in the page's ink. */
export const Thumb = ({ png, label }: { png: string; label?: string }) => (
  <span
    class="own-thumb"
    role={label ? 'img' : undefined}
    aria-label={label}
    aria-hidden={label ? undefined : 'true'}
  >
    <span style={{ maskImage: `url(${png})` }} />
  </span>
);
