// One rung: what it changes, both times, how many times faster than the first rung, and its answers counted.
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Time } from '#components/controls/Measuring/Time.tsx';
import { rungWords } from '#components/controls/Measuring/words.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { RecordedRung } from '#src/records/speed-record.ts';
import type { RungName } from '#src/speed/implementations/implementation.ts';
import { factorOf, millisecondsOf, type RungResult } from './steps.ts';

interface Props {
  name: RungName;
  recorded?: RecordedRung;
  result?: RungResult;
  /** The first rung's times. */
  slowest: { recorded?: number; yours?: number };
  isBusy: boolean;
  run: () => void;
}

export function RungRow({ name, recorded, result, slowest, isBusy, run }: Props) {
  const [words, change] = rungWords[name];
  const yours = millisecondsOf(result);
  const missing = result && 'missing' in result ? result.missing : undefined;

  return (
    <>
      <tr data-rung={name} class={missing || (!result && recorded?.missing) ? 'ladder-open' : ''}>
        <th scope="row">
          {words}
          <span class="label">{change}</span>
        </th>
        <td>
          {recorded?.milliseconds === undefined ? (
            <span class="label">none</span>
          ) : (
            <Time name={`recorded-${name}`} milliseconds={recorded.milliseconds} />
          )}
          <span class="label">{factorOf(recorded?.milliseconds, slowest.recorded)}</span>
        </td>
        <td>
          <Time name={`yours-${name}`} milliseconds={yours} yours />
          <span class="label">{factorOf(yours, slowest.yours)}</span>
          {result && 'same' in result && (
            <span class="label">
              <Fact name={`same-${name}`} value={result.same} /> equal
              <Fact class="visually-hidden" name={`right-${name}`} value={result.right}>
                , {formatNumber(result.right)} right
              </Fact>
            </span>
          )}
        </td>
        <td class="ladder-run">
          <Button
            aria-label={`Run: ${words}`}
            // Pressed again while it runs, it would only begin anew; Stop is the big button.
            aria-disabled={isBusy}
            onClick={() => !isBusy && run()}
          >
            Run
          </Button>
        </td>
      </tr>
      <Why name={name} words={missing} />
      {!result && (
        <Why name={name} words={recorded?.missing && `The book’s machine: ${recorded.missing}`} />
      )}
    </>
  );
}

/** Over the whole width of the table: a sentence has no room in a column. */
function Why({ name, words }: { name: RungName; words?: string }) {
  if (!words) return null;
  return (
    <tr data-rung={name}>
      <td class="ladder-missing" colSpan={4}>
        {words}
      </td>
    </tr>
  );
}
