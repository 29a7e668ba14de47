// How far the pictures have come, or why they have not, with the way to try again.
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
  if (fetching.kind === 'failed') {
    return (
      <div class="trouble" role="alert">
        <p>{fetching.why}</p>
        <button class="button" type="button" onClick={retry}>
          Retry
        </button>
      </div>
    );
  }
  return null;
}
