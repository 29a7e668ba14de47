// What went wrong, in a sentence, and the button that tries again.
import { Button } from './Button.tsx';
interface Props {
  /** Empty while all is well. */
  sentence: string;
  retry: () => void;
}

export function Trouble({ sentence, retry }: Props) {
  if (!sentence) return null;
  return (
    <p class="trouble" role="alert">
      {sentence} <Button onClick={retry}>Try again</Button>
    </p>
  );
}
