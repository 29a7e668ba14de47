// How wide and high a tip's text is, where no page lays it out: its lines, by a canvas if there is one.

/** Inter is wider than most systems' own faces, which is all that a worker can measure. */
const margin = 1.06;
const averageLetter = 0.56;

type Pen = Pick<OffscreenCanvasRenderingContext2D, 'font' | 'measureText'>;
let pen: Pen | null | undefined;

function lineWidth(text: string, size: number): number {
  if (pen === undefined) {
    pen =
      typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  }
  if (!pen) return text.length * averageLetter * size;
  pen.font = `600 ${size}px system-ui, sans-serif`;
  return pen.measureText(text).width * margin;
}

function fontSize(element: Element): number {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const size = Number(at.getAttribute('font-size'));
    if (size > 0) return size;
  }
  return 10;
}

/** Each `tspan` directly below the text is a line; a title below is not drawn. */
function linesOf(element: Element): string[] {
  return [...element.querySelectorAll('text')].flatMap((text) =>
    [...text.children]
      .filter(({ localName }) => localName === 'tspan')
      .map((line) => (line.textContent ?? '').replaceAll('\u200b', '')),
  );
}

export function textBox(element: Element): { x: number; y: number; width: number; height: number } {
  const size = fontSize(element);
  const lines = linesOf(element);
  const width = Math.max(0, ...lines.map((line) => lineWidth(line, size)));
  const anchored = element.querySelector('text')?.closest('[text-anchor]');
  const anchor = anchored?.getAttribute('text-anchor');
  const left = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
  return { x: left, y: 0, width, height: (lines.length + 0.2) * size };
}
