// Heads that sort a table: a press sorts by their column, a second press turns the order round.
// Without JavaScript the heads are plain words, and the order is that of the book.

type Key = string | number;

const keyOf = (row: HTMLTableRowElement, column: number): Key => {
  const cell = row.cells[column];
  const data = cell?.querySelector('data');
  // What was not measured comes last among the numbers.
  if (cell?.classList.contains('number')) return data ? Number(data.value) : -1;
  return cell?.textContent?.trim() ?? '';
};

const compare = (a: Key, b: Key) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');

export function sortable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  const heads = table.querySelectorAll<HTMLTableCellElement>('thead [data-sort]');
  if (!body) return;
  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const column = Number(head.dataset.sort);
      // The largest numbers first, and names from A on.
      const first = column > 0 ? 'descending' : 'ascending';
      const other = first === 'descending' ? 'ascending' : 'descending';
      const order = head.ariaSort === first ? other : first;
      for (const one of heads) one.ariaSort = one === head ? order : null;
      const sign = order === 'ascending' ? 1 : -1;
      const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column) }));
      rows.sort((a, b) => sign * compare(a.key, b.key));
      body.append(...rows.map(({ row }) => row));
    });
  }
}
