// A digit of chance from the test set; the first press fetches the images, with a progress bar.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { articleFor } from '#src/numbers/format.ts';
import { chooseDigit } from '#src/session/digit.ts';
import { siteRoot } from '#src/session/root.ts';
import { notLoaded, sentenceOf } from '#src/workers/failures.ts';

/** Fetched with the first press: most readers draw. */
const loader = () =>
  import('#src/mnist/load.ts').catch((cause: unknown) => {
    throw new Error(notLoaded('The code that fetches digits', cause), { cause });
  });

export function TestDigit({ onChosen }: { onChosen: () => void }) {
  const [share, setShare] = useState<number>();
  const [trouble, setTrouble] = useState('');
  const [taken, setTaken] = useState('');
  const take = async () => {
    setTrouble('');
    setShare(0);
    try {
      const { loadShard } = await loader();
      const onProgress = (loaded: number, total: number) => setShare(loaded / total);
      const images = await loadShard('test', { root: siteRoot(), onProgress });
      const index = Math.floor(Math.random() * images.count);
      const label = images.labels[index];
      chooseDigit({ source: 'test', index, label, pixels: pixelsOf(images, index).slice() });
      setTaken(`Test image ${index}: its writer meant ${articleFor(label)} ${label}.`);
      onChosen();
    } catch (error) {
      setTrouble(sentenceOf(error));
    } finally {
      setShare(undefined);
    }
  };
  return (
    <div class="test-digit">
      <Button onClick={take} disabled={share !== undefined}>
        Take one from the test set
      </Button>
      {share !== undefined && (
        <label class="progress">
          <progress value={share} max="1" />
          <span>Fetching 10,000 images: {Math.round(share * 100)} %</span>
        </label>
      )}
      <p class="pad-note" role="status">
        {taken}
      </p>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}
