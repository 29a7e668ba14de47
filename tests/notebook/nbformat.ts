// What nbformat 4.5 asks of a notebook, written by hand after its schema (nbformat.v4.5.schema.json of jupyter/nbformat).
interface Thing {
  [key: string]: unknown;
}

const isObject = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((line) => typeof line === 'string'));
const isCount = (value: unknown) =>
  value === null || (Number.isInteger(value) && Number(value) >= 0);

/** The keys of each thing, all of them required and no other allowed, and what each must be. */
type Shape = Record<string, (value: unknown) => boolean>;

const isMimeBundle = (value: unknown) =>
  isObject(value) &&
  Object.entries(value).every(([type, content]) => /[/+]json$/.test(type) || isText(content));

const outputShapes: Record<string, Shape> = {
  display_data: { output_type: isText, data: isMimeBundle, metadata: isObject },
  stream: { output_type: isText, name: isText, text: isText },
  error: {
    output_type: isText,
    ename: (value) => typeof value === 'string',
    evalue: (value) => typeof value === 'string',
    traceback: (value) => Array.isArray(value) && isText(value),
  },
};

const common: Shape = {
  id: (value) => typeof value === 'string' && /^[a-zA-Z0-9-_]{1,64}$/.test(value),
  cell_type: isText,
  metadata: isMetadata,
  source: isText,
};
const cellShapes: Record<string, Shape> = {
  markdown: common,
  code: { ...common, execution_count: isCount, outputs: Array.isArray },
};

function isMetadata(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { jupyter = {}, tags = [] } = value;
  const areTags =
    Array.isArray(tags) &&
    new Set(tags).size === tags.length &&
    tags.every((tag) => typeof tag === 'string' && /^[^,]+$/.test(tag));
  const hidden = isObject(jupyter) && (jupyter.source_hidden ?? false);
  return areTags && typeof hidden === 'boolean';
}

function against(name: string, value: unknown, shape: Shape | undefined): string[] {
  if (!shape || !isObject(value)) return [`${name} is of no known kind`];
  const strange = Object.keys(value).filter((key) => !(key in shape));
  const wrong = Object.entries(shape).filter(([key, fits]) => !fits(value[key]));
  return [
    ...strange.map((key) => `${name} has a strange “${key}”`),
    ...wrong.map(([key]) => `${name} has no good “${key}”`),
  ];
}

/** @returns a sentence for each rule that is broken. */
export function violations(notebook: unknown): string[] {
  const top = against('the notebook', notebook, {
    metadata: (value) =>
      isObject(value) &&
      isObject(value.kernelspec) &&
      [value.kernelspec.name, value.kernelspec.display_name].every(isText) &&
      isObject(value.language_info) &&
      isText(value.language_info.name),
    nbformat: (value) => value === 4,
    nbformat_minor: (value) => value === 5,
    cells: Array.isArray,
  });
  if (top.length > 0) return top;
  const { cells } = notebook as { cells: Thing[] };
  const ids = cells.map(({ id }) => id);
  return [
    ...(new Set(ids).size === ids.length ? [] : ['two cells have one id']),
    ...cells.flatMap((cell) => [
      ...against(String(cell.id), cell, cellShapes[String(cell.cell_type)]),
      ...((cell.outputs ?? []) as Thing[]).flatMap((output) =>
        against(
          `an output of ${String(cell.id)}`,
          output,
          outputShapes[String(output.output_type)],
        ),
      ),
    ]),
  ];
}
