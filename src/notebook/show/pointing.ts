// A pointer over a chart, told in the chart's own coordinates, at most once a frame.
import type { ToRunner } from '../messages.ts';

export type PointerMessage = Extract<ToRunner, { type: 'pointer' }>;
type Told = Omit<PointerMessage, 'type' | 'plot'>;

/** The svg with the marks: legends come before it. */
export function chartSvg(root: ParentNode): SVGSVGElement | undefined {
  const [first] = root.children;
  const svgs = first?.localName === 'figure' ? [...first.children] : [...root.children];
  return svgs.findLast((one) => one.localName === 'svg') as SVGSVGElement | undefined;
}

/** Listens for as long as `box` lives; `tell` hears of each frame's last movement, and of every press. */
export function listen(box: HTMLElement, root: ParentNode, tell: (told: Told) => void): void {
  let waiting: Told | undefined;

  function soon(event: Told['event'], { clientX, clientY }: PointerEvent): void {
    const matrix = chartSvg(root)?.getScreenCTM();
    if (!matrix || waiting?.event === 'pointerdown') return;
    if (!waiting) requestAnimationFrame(flush);
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
    waiting = { event, x, y };
  }

  function flush(): void {
    const told = waiting!;
    waiting = undefined;
    tell(told);
  }

  // A finger has no hover: its touch moves the tip there, and the tip stays when it is lifted.
  const isMouse = (event: PointerEvent) => event.pointerType === 'mouse';
  box.addEventListener('pointermove', (event) => soon('pointermove', event));
  box.addEventListener('pointerdown', (event) =>
    soon(isMouse(event) ? 'pointerdown' : 'pointermove', event),
  );
  box.addEventListener('pointerleave', (event) => {
    if (isMouse(event)) soon('pointerleave', event);
  });
}
