// Whether markup is one of our own tables (display/table.ts): these stand in the page itself, under its own sheet, so
// that they look alike built and live, without a sheet of their own.
const parts = /^(?:table|caption|thead|tbody|tr|th|td)$/;
const classes = /^(?:output-table|number|below)$/;
const scopes = /^(?:col|row)$/;

function isPart(element: Element): boolean {
  return (
    parts.test(element.localName) &&
    [...element.attributes].every(({ name, value }) =>
      name === 'class' ? classes.test(value) : name === 'scope' && scopes.test(value),
    )
  );
}

/** @returns the table, if `root` holds it and nothing else. */
export function plainTable(root: ParentNode & Node): Element | undefined {
  const [table] = root.children;
  const alone = root.childNodes.length === 1 && table?.localName === 'table';
  return alone && [table, ...table.querySelectorAll('*')].every(isPart) ? table : undefined;
}
