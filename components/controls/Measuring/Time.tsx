// One time, for people with its unit, for machines in milliseconds; a dash where there is none yet.
import { Fact } from '#components/controls/Fact.tsx';
import { duration } from './words.ts';

interface Props {
  name: string;
  milliseconds: number | undefined;
  yours?: boolean;
  tick?: number;
}

export const Time = ({ name, milliseconds, yours = false, tick }: Props) => (
  <Fact class={yours ? 'yours-time' : undefined} name={name} value={milliseconds}>
    {milliseconds !== undefined && duration(milliseconds, tick)}
  </Fact>
);
