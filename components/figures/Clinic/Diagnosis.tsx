// The two lists: a cause and a cure, as many of each.
import { Select } from '#components/controls/Select.tsx';
import type { Choice } from './verdict.ts';
import type { Ward } from './ward.ts';

interface Props extends Pick<Ward, 'causes'> {
  choice: Choice;
  set: (choice: Choice) => void;
  disabled: boolean;
  letter: string;
}

export function Diagnosis({ choice, set, disabled, letter, causes }: Props) {
  return (
    <div class="clinic-diagnosis">
      {(['cause', 'cure'] as const).map((kind) => (
        <Select
          key={kind}
          label={kind === 'cause' ? `The cause in case ${letter}` : 'Your cure'}
          options={Object.entries(causes).map(([name, words]) => [name, words[kind]] as const)}
          value={choice[kind] || undefined}
          other="choose …"
          disabled={disabled}
          onValue={(name) => set({ ...choice, [kind]: name })}
        />
      ))}
    </div>
  );
}
