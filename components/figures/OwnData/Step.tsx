// One of the four steps, with its number and name.
import type { ComponentChildren } from 'preact';

interface Props {
  number: number;
  name: string;
  children: ComponentChildren;
}

export const Step = ({ number, name, children }: Props) => (
  <section class="own-step" aria-labelledby={`own-step-${number}`}>
    <h3 id={`own-step-${number}`}>
      <span class="own-number">{number}</span> {name}
    </h3>
    {children}
  </section>
);
