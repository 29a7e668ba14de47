// What the steps are made of: their frame, and a small image.
import type { ComponentChildren } from 'preact';

interface StepProps {
  number: number;
  name: string;
  children: ComponentChildren;
}

/** One of the four steps, with its number and name. */
export const Step = ({ number, name, children }: StepProps) => (
  <section class="own-step" aria-labelledby={`own-step-${number}`}>
    <h3 id={`own-step-${number}`}>
      <span class="own-number">{number}</span> {name}
    </h3>
    {children}
  </section>
);

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
