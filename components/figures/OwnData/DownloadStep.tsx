// Step 4: the network as files that other programs read, and its card.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { copyText, notCopied } from '#src/session/copy-text.ts';
import { notLoaded } from '#src/workers/failures.ts';
import { Step } from './parts.tsx';
import type { Result } from './own-plan.ts';

const fetchOnDemand = () => import('./on-demand.ts');
type OnDemand = Awaited<ReturnType<typeof fetchOnDemand>>;

type MadeOf = (onDemand: OnDemand, result: Result) => BlobPart;
const binary = 'application/octet-stream';
const files: [words: string, name: string, type: string, make: MadeOf][] = [
  [
    'Weights (safetensors)',
    'my-network.safetensors',
    binary,
    ({ weightsFile }, { trained }) => weightsFile(trained) as BlobPart,
  ],
  [
    'Model (ONNX)',
    'my-network.onnx',
    binary,
    ({ networkToOnnx, metadataOf }, { trained }) =>
      networkToOnnx(trained.network, metadataOf(trained)) as BlobPart,
  ],
  [
    'Model card (Markdown)',
    'my-model-card.md',
    'text/markdown',
    ({ modelCard }, { trained }) => modelCard(trained),
  ],
];

export function DownloadStep({ result, card }: { result?: Result; card: ComponentChildren }) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  useEffect(() => {
    setSaid('');
    if (result)
      fetchOnDemand().then(
        ({ modelCard }) => setText(modelCard(result.trained)),
        (error: unknown) => setSaid(notLoaded('What writes the card', error)),
      );
  }, [result]);
  const save = (name: string, type: string, make: MadeOf) =>
    void fetchOnDemand()
      .then((onDemand) => onDemand.saveFile(name, type, make(onDemand, result!)))
      .catch((error: unknown) => setSaid(notLoaded('What makes the file', error)));
  const pre = useRef<HTMLPreElement>(null);
  const [opened, setOpened] = useState(false);
  const copy = async () => {
    const isCopied = await copyText(text, () => pre.current);
    setOpened(!isCopied);
    setSaid(isCopied ? 'The card is copied.' : notCopied);
  };
  return (
    <Step number={4} name="Take it away" waits={result === undefined}>
      <p>
        Weights and model hold the same numbers, with the names of the classes. Other programs read
        them: safetensors most that train networks, ONNX most that use them.
      </p>
      <div class="controls own-live">
        {files.map(([words, ...file]) => (
          <Button key={words} disabled={!result} onClick={() => save(...file)}>
            {words}
          </Button>
        ))}
        <Button disabled={!text} onClick={() => void copy()}>
          Copy the card
        </Button>
      </div>
      <p class="own-lines" role="status">
        {said}
      </p>
      <details class="own-card" open={opened}>
        <summary>{result ? 'Your model card' : 'The model card of the recorded run'}</summary>
        <div hidden={text !== ''}>{card}</div>
        {/* It scrolls, so keys must reach it. */}
        {text && (
          <pre ref={pre} class="own-card-text" tabIndex={0}>
            {text}
          </pre>
        )}
      </details>
    </Step>
  );
}
