// The cells and outputs of a notebook as nbformat 4.5 writes them: https://nbformat.readthedocs.io
import type { CellRecord } from '../record.ts';
import type { MimeBundle, Output } from '../output.ts';

export interface NotebookCell {
  id: string;
  cell_type: 'markdown' | 'code';
  metadata: object;
  source: string[];
  execution_count?: number | null;
  outputs?: object[];
}

/** A text as the format likes it: line by line, each with its end. */
export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

export const markdownCell = (id: string, text: string): NotebookCell => ({
  id,
  cell_type: 'markdown',
  metadata: {},
  source: linesOf(text),
});

export function codeCell(
  id: string,
  text: string,
  {
    hidden = false,
    tags = [] as string[],
    count = null as number | null,
    outputs = [] as object[],
  },
): NotebookCell {
  const metadata = {
    ...(hidden && { jupyter: { source_hidden: true } }),
    ...(tags.length > 0 && { tags }),
  };
  return {
    id,
    cell_type: 'code',
    execution_count: count,
    metadata,
    source: linesOf(text),
    outputs,
  };
}

/** What the build saw, so that the notebook shows it before anything has run. */
export function outputsOf({ result, role }: CellRecord): object[] {
  const { verdict } = result;
  const words = [
    ...(verdict?.failures ?? []).map((failure) => `Not yet: ${failure}`),
    ...(role === 'check' && verdict && verdict.failures.length === 0
      ? [verdict.passed === 1 ? 'The check passed.' : `All ${verdict.passed} checks passed.`]
      : []),
  ];
  return [
    ...latest(result.outputs).map(outputOf),
    ...words.map((text) => displayed({ 'text/plain': text })),
  ];
}

/** Of one id only the last, where the first stood. */
function latest(outputs: Output[]): Output[] {
  const idOf = (output: Output) => (output.kind === 'display' ? output.id : undefined);
  return outputs.flatMap((output, place) => {
    const id = idOf(output);
    if (id === undefined) return [output];
    const isFirst = outputs.findIndex((other) => idOf(other) === id) === place;
    return isFirst ? [outputs.findLast((other) => idOf(other) === id)!] : [];
  });
}

const displayed = (bundle: MimeBundle) => ({
  output_type: 'display_data',
  data: forNotebooks(bundle),
  metadata: {},
});

function outputOf(output: Output): object {
  if (output.kind === 'display') return displayed(output.bundle);
  const { name, message } = output.error;
  return {
    output_type: 'error',
    ename: name,
    evalue: message,
    traceback: [`${name}: ${message}`],
  };
}

/** Without what only the book's page understands, and without what is neither text nor JSON. */
function forNotebooks(bundle: MimeBundle): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bundle)
      .filter(([type]) => !type.startsWith('application/vnd.nn.'))
      .filter(([type, value]) => typeof value === 'string' || /[/+]json$/.test(type))
      .map(([type, value]) => [type, typeof value === 'string' ? linesOf(value) : value]),
  );
}
