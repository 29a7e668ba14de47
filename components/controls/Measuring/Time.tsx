// One time, for people with its unit, for machines in milliseconds; a dash where there is none yet.
import { duration } from './words.ts';

interface Props {
  name: string;
  milliseconds: number | undefined;
  yours?: boolean;
  tick?: number;
}

export function Time({ name, milliseconds, yours = false, tick }: Props) {
  if (milliseconds === undefined) {
    return (
      <span class="not-yet">
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">not measured yet</span>
      </span>
    );
  }
  return (
    <data class={yours ? 'yours-time' : ''} data-name={name} value={String(milliseconds)}>
      {duration(milliseconds, tick)}
    </data>
  );
}
