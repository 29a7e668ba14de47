// An output as a picture, with its numbers behind a word beside it.
import { pictureType } from '../display/picture-type.ts';
import type { MimeBundle } from '../output.ts';
import { element } from './element.ts';
import { textElement } from './text.ts';

/** Below this width a picture is one of single pixels, and is shown with them large and sharp. */
const tiny = 64;

/** Width and height stand in the first chunk of every PNG. */
function sizeOf(base64: string): { width: number; height: number } | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64.slice(0, 32)), (letter) => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return view.getUint32(0) === 0x89_50_4e_47
      ? { width: view.getUint32(16), height: view.getUint32(20) }
      : undefined;
  } catch {
    return undefined;
  }
}

interface Grid {
  rows: number;
  columns: number;
}

function gridOf(bundle: MimeBundle): Grid | undefined {
  const { rows, columns } = (bundle[pictureType] ?? {}) as Partial<Grid>;
  return Number.isInteger(rows) && Number.isInteger(columns)
    ? { rows: rows!, columns: columns! }
    : undefined;
}

export function pictureElement(
  document: Document,
  bundle: MimeBundle,
  type: string,
  base64: string,
): HTMLElement {
  const text = bundle['text/plain'];
  const grid = gridOf(bundle);
  const size = sizeOf(base64);
  const alt = grid
    ? `${grid.rows * grid.columns} numbers as a picture of ${grid.columns} by ${grid.rows}`
    : text.split('\n', 1)[0]! || 'Picture';
  const kind = [grid && 'ink', size && size.width <= tiny && 'pixels'].filter(Boolean).join(' ');
  const image = element(document, 'img', {
    src: `data:${type};base64,${base64}`,
    alt,
    ...(kind ? { class: kind } : {}),
    ...(size ? { width: `${size.width}`, height: `${size.height}` } : {}),
  });
  const numbers =
    text !== '' &&
    element(
      document,
      'details',
      {},
      element(document, 'summary', {}, grid ? 'The numbers' : 'As text'),
      textElement(document, text),
    );
  return element(document, 'div', { class: 'output-picture' }, image, numbers);
}
