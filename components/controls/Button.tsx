// A button in the book's one look.
import type { JSX } from 'preact';

interface Props extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one to press first. */
  strong?: boolean;
  class?: string;
}

export const Button = ({ strong, class: more, ...attributes }: Props) => (
  <button
    class={['button', strong && 'strong', more].filter(Boolean).join(' ')}
    type="button"
    {...attributes}
  />
);
