// Lets the arrow keys walk over a 28 × 28 picture, for a reader who does not point.
import type { ComponentChildren } from 'preact';

interface Props {
  pixel: number;
  label: string;
  onMove: (pixel: number) => void;
  children: ComponentChildren;
}

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export function PixelCursor({ pixel, label, onMove, children }: Props) {
  const [row, column] = [Math.floor(pixel / 28), pixel % 28];
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const inside = (place: number) => Math.max(0, Math.min(27, place));
    onMove(inside(row + step[0]) * 28 + inside(column + step[1]));
  };
  return (
    <div
      class="pixel-cursor"
      tabIndex={0}
      role="slider"
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={784}
      aria-valuenow={pixel + 1}
      aria-valuetext={`row ${row}, column ${column}`}
      onKeyDown={move}
    >
      {children}
    </div>
  );
}
