// One pointer's movement at a time goes to the sandbox, and only its answer is drawn, in the cell that was pointed at.
import type { PointerMessage } from '../show/pointing.ts';

/** An answer that takes longer is given up: a chart that is no longer kept gives none. */
const patienceMilliseconds = 500;

export function createPointing(
  send: (message: PointerMessage) => void,
  now = () => performance.now(),
) {
  let asked: { cell: string; plot: number; at: number } | undefined;
  let next: { message: PointerMessage; cell: string } | undefined;

  function point(message: PointerMessage, cell: string): void {
    if (asked && now() - asked.at < patienceMilliseconds) {
      next = { message, cell };
      return;
    }
    asked = { cell, plot: message.plot, at: now() };
    next = undefined;
    send(message);
  }

  return {
    point,
    /** @returns the cell that is to be drawn anew; undefined for an answer that nobody asked for. */
    answered(plot: number): string | undefined {
      if (asked?.plot !== plot) return undefined;
      const { cell } = asked;
      asked = undefined;
      if (next) point(next.message, next.cell);
      return cell;
    },
  };
}
