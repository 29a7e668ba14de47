// How far the pictures have come, or why they have not, with the way to try again.
import { Trouble } from '#components/controls/Trouble.tsx';
import type { Fetching } from './useTestImages.ts';

export function FetchingLine({ fetching, retry }: { fetching: Fetching; retry: () => void }) {
  if (fetching.kind === 'loading') {
    return (
      <label class="progress">
        <progress max="1" value={fetching.share} />
        <span>fetching 10,000 test images: {Math.round(fetching.share * 100)} %</span>
      </label>
    );
  }
  return <Trouble sentence={fetching.kind === 'failed' ? fetching.why : ''} retry={retry} />;
}
