// What went wrong, in a sentence, and the button that tries again.
interface Props {
  /** Empty while all is well. */
  sentence: string;
  retry: () => void;
}

export function Trouble({ sentence, retry }: Props) {
  if (!sentence) return null;
  return (
    <p class="trouble" role="alert">
      {sentence}{' '}
      <button class="button" type="button" onClick={retry}>
        Try again
      </button>
    </p>
  );
}
