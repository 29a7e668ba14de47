// The two lists: a cause and a cure, ten of each.
import { type Cause, causeNames, causes } from './causes.ts';
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
        <label key={kind}>
          <span>{kind === 'cause' ? `The cause in case ${letter}` : 'Your cure'}</span>
          <select
            value={choice[kind]}
            disabled={disabled}
            onChange={(event) =>
              set({ ...choice, [kind]: event.currentTarget.value as Cause | '' })
            }
          >
            <option value="">choose …</option>
            {causeNames.map((name) => (
              <option key={name} value={name}>
                {causes[name][kind]}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
