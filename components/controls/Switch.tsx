// One thing that is on or off.
import type { ComponentChildren } from 'preact';

interface Props {
  on: boolean;
  onSwitch: (on: boolean) => void;
  disabled?: boolean;
  children: ComponentChildren;
}

export const Switch = ({ on, onSwitch, disabled, children }: Props) => (
  <label class="switch">
    <input
      type="checkbox"
      checked={on}
      disabled={disabled}
      onChange={(event) => onSwitch(event.currentTarget.checked)}
    />
    {children}
  </label>
);
