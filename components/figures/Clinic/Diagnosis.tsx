// The two lists: a cause and a cure, ten of each.
import { Select } from '#components/controls/Select.tsx';
import { causeNames, causes } from './causes.ts';
import type { Choice } from './verdict.ts';

interface Props {
  choice: Choice;
  set: (choice: Choice) => void;
  disabled: boolean;
  letter: string;
}

export function Diagnosis({ choice, set, disabled, letter }: Props) {
  return (
    <div class="clinic-diagnosis">
      {(['cause', 'cure'] as const).map((kind) => (
        <Select
          key={kind}
          label={kind === 'cause' ? `The cause in case ${letter}` : 'Your cure'}
          options={causeNames.map((name) => [name, causes[name][kind]] as const)}
          value={choice[kind] || undefined}
          other="choose …"
          disabled={disabled}
          onValue={(name) => set({ ...choice, [kind]: name })}
        />
      ))}
    </div>
  );
}
