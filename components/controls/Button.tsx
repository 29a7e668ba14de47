// A button in the book's one look.
import type { JSX } from 'preact';

interface Props extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one to press first. */
  strong?: boolean;
  /** It means another thing once it is pressed, such as Stop: the second press of a double click is not heard. */
  turns?: boolean;
  class?: string;
}

export const Button = ({ strong, turns, class: more, onClick, ...attributes }: Props) => (
  <button
    class={['button', strong && 'strong', more].filter(Boolean).join(' ')}
    type="button"
    onClick={turns && onClick ? (event) => event.detail < 2 && onClick(event) : onClick}
    {...attributes}
  />
);
