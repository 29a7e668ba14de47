// Step 4: the network as files that other programs read, and its card.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Step } from './Step.tsx';
import type { Result } from './use-own-training.ts';

const openDeep = () => import('./on-demand.ts');
type Deep = Awaited<ReturnType<typeof openDeep>>;

const files: [words: string, save: (deep: Deep, result: Result) => void][] = [
  [
    'Weights (safetensors)',
    ({ saveFile, weightsFile }, { trained }) =>
      saveFile('my-network.safetensors', 'application/octet-stream', weightsFile(trained) as BlobPart), // prettier-ignore
  ],
  [
    'Model (ONNX)',
    ({ saveFile, networkToOnnx, metadataOf }, { trained }) =>
      saveFile('my-network.onnx', 'application/octet-stream', networkToOnnx(trained.network, metadataOf(trained)) as BlobPart), // prettier-ignore
  ],
  [
    'Model card (Markdown)',
    ({ saveFile, modelCard }, { trained }) =>
      saveFile('my-model-card.md', 'text/markdown', modelCard(trained)),
  ],
];

export function TakeStep({
  result,
  card,
}: {
  result: Result | undefined;
  card: ComponentChildren;
}) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  useEffect(() => {
    setSaid('');
    if (result) void openDeep().then(({ modelCard }) => setText(modelCard(result.trained)));
  }, [result]);
  const save = (how: (typeof files)[number][1]) =>
    void openDeep()
      .then((deep) => how(deep, result!))
      .catch(() => setSaid('The file could not be made: are you online?'));
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid('The card is copied.'),
      () => setSaid('Your browser does not let this page copy. Take the card as a file.'),
    );
  return (
    <Step number={4} name="Take it away">
      <p>
        Weights and model hold the same numbers, with the names of the classes. Other programs read
        them: safetensors most that train networks, ONNX most that use them.
      </p>
      <div class="controls own-live">
        {files.map(([words, how]) => (
          <button
            key={words}
            class="button"
            type="button"
            disabled={!result}
            onClick={() => save(how)}
          >
            {words}
          </button>
        ))}
        <button class="button" type="button" disabled={!text} onClick={copy}>
          Copy the card
        </button>
      </div>
      <p class="own-lines" role="status">
        {said}
      </p>
      <details class="own-card">
        <summary>{result ? 'Your model card' : 'The model card of the recorded run'}</summary>
        <div hidden={text !== ''}>{card}</div>
        {/* It scrolls, so keys must reach it. */}
        {text && (
          <pre class="own-card-text" tabIndex={0}>
            {text}
          </pre>
        )}
      </details>
    </Step>
  );
}
