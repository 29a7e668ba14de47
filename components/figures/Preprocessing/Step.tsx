// One step of the way from the pad to the 784 numbers: a title, a picture, a sentence.
import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  picture: ComponentChildren;
  children: ComponentChildren;
}

export function Step({ title, picture, children }: Props) {
  return (
    <li class="preprocessing-step">
      <h3>{title}</h3>
      {picture}
      <p>{children}</p>
    </li>
  );
}
