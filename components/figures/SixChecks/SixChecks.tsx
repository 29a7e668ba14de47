// Live part: the six checks run in this tab on 10,000 training images, as they should be or with a fault of the reader's choice.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Select } from '#components/controls/Select.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import {
  checkNames,
  type CheckResult,
  type Fault,
  faults,
  runChecks,
} from '#src/formulas/six-checks.ts';
import { rest } from '#components/controls/rest.ts';
import { loadShard } from '#src/mnist/load.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { siteRoot } from '#src/session/root.ts';
import { sentenceOf } from '#src/workers/failures.ts';
import { checkWords, faultWords, lessons } from './words.ts';

interface Props {
  /** Of the run as it should be, made with the page. */
  built: CheckResult[];
}

const shard = 'train-0';
/** Milliseconds of work between two moments for the page. */
const longest = 16;

export function SixChecks({ built }: Props) {
  const [fault, setFault] = useState<Fault>('none');
  const [results, setResults] = useState(built);
  const [state, setState] = useState<'built' | 'running' | 'done'>('built');
  const [share, setShare] = useState(0);
  const [trouble, setTrouble] = useState('');
  const latest = useRef(0);
  useEffect(() => () => void (latest.current += 1), []);

  async function run(next: Fault): Promise<void> {
    const mine = (latest.current += 1);
    const isWanted = () => latest.current === mine;
    setFault(next);
    setTrouble('');
    setResults([]);
    setShare(0);
    setState('running');
    try {
      const images = await loadShard(shard, {
        root: siteRoot(),
        onProgress: (loaded, total) => isWanted() && setShare(loaded / total),
      });
      const found: CheckResult[] = [];
      for await (const result of runChecks(images, next, breather())) {
        if (!isWanted()) return;
        found.push(result);
        setResults([...found]);
      }
      setState('done');
    } catch (error) {
      if (!isWanted()) return;
      setTrouble(sentenceOf(error));
      setFault('none');
      setResults(built);
      setState('built');
    }
  }

  return (
    <div class="six-checks" data-state={state}>
      <ol>
        {checkNames.map((name) => {
          const result = results.find((one) => one.name === name);
          const words = checkWords[name];
          const mark = !result ? 'waiting' : result.passes ? 'passed' : 'failed';
          return (
            <li key={name} class={mark}>
              <span class="six-mark" aria-hidden="true">
                {{ waiting: '·', passed: '✓', failed: '✗' }[mark]}
              </span>
              <span class="six-name">
                <strong>{words.name}</strong>
                <span class="visually-hidden">: {mark}</span>
              </span>
              <span class="six-number">
                <Fact name={`check-${name}`} value={result?.value} as={words.as}>
                  {result && shownValue(result)}
                </Fact>
              </span>
              <span class="label six-what">
                {words.number}; should be {words.should}
              </span>
            </li>
          );
        })}
      </ol>
      <Spoken lines={[2, 5]}>
        {state === 'running' ? progressOf(share, results.length) : lessons[fault]}
      </Spoken>
      <div class="controls">
        <Select
          label="Fault"
          options={faults.map((each) => [each, faultWords[each]] as const)}
          value={fault}
          onValue={(next) => void run(next)}
        />
        <Button strong disabled={state === 'running'} onClick={() => void run(fault)}>
          {state === 'built' ? 'Run the checks here' : 'Run them again'}
        </Button>
      </div>
      <Trouble sentence={trouble} retry={() => void run(fault)} />
    </div>
  );
}

/** Lets the page have its turn, but only after enough work. */
function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longest) return;
    await rest();
    last = performance.now();
  };
}

function shownValue({ name, value, passes }: CheckResult) {
  if (name === 'gradient-check' && value < 0.001) {
    const [factor, exponent] = value.toExponential(1).split('e-');
    // given 10: The base of a power.
    return (
      <>
        {factor} × 10<sup>−{exponent}</sup>
      </>
    );
  }
  if (name === 'ten-images' && !passes) return 'never';
  return undefined;
}

function progressOf(share: number, done: number): string {
  if (share < 1)
    return `Fetching 10,000 training images: ${formatNumber(share, 'percent-0')} have come.`;
  return `${done} of ${checkNames.length} checks done.`;
}
