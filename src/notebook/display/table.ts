// A table of text: once as HTML with headers that say what they head, once as plain text in columns.
export interface Table {
  caption?: string;
  /** Of the columns; the first heads the rows where there are `rowHeads`. */
  heads: string[];
  rowHeads?: boolean;
  rows: string[][];
  /** What was left out. */
  note?: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => entities[sign]!);

const number = /^-?(?:\d[\d.]*(?:e[+-]?\d+)?|Infinity)$|^NaN$|^…$/;

/** Columns of numbers stand right, so that their digits do. */
function numeric({ heads, rows }: Table): boolean[] {
  return heads.map((_, column) => rows.every((row) => number.test(row[column] ?? '')));
}

/** Only elements and classes that the book's own sheet styles (see show/plain-table.ts). */
export function tableHtml(table: Table): string {
  const isNumber = numeric(table);
  const kind = (column: number) => (isNumber[column] ? ' class="number"' : '');
  const cell = (text: string, column: number) =>
    table.rowHeads && column === 0
      ? `<th scope="row">${escaped(text)}</th>`
      : `<td${kind(column)}>${escaped(text)}</td>`;
  // The corner over the heads of rows is no head of anything.
  const heads = table.heads.map((head, column) =>
    head === '' ? '<td></td>' : `<th scope="col"${kind(column)}>${escaped(head)}</th>`,
  );
  const rows = table.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  const below = [table.caption, table.note].filter(Boolean).join('; ');
  const side = table.caption ? '' : ' class="below"';
  const caption = below ? `<caption${side}>${escaped(below)}</caption>` : '';
  return `<table class="output-table">${caption}<thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

export function tableText(table: Table): string {
  const isNumber = numeric(table);
  const lines = [table.heads, ...table.rows];
  const widths = table.heads.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const body = lines.map((line) =>
    line
      .map((text, column) =>
        isNumber[column] ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
  return [table.caption, ...body, table.note].filter((line) => line !== undefined).join('\n');
}
