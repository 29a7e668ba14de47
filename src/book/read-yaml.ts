// A YAML file of entries by name, each value with its line.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export interface Placed {
  text: string;
  line: number;
}

export interface YamlEntry extends Placed {
  /** The texts of each key, one or several. */
  texts: (key: string) => Placed[];
}

/** Of a file such as `logit: { term: Logit, see: [softmax] }`. What is no map is left out. */
export function yamlEntries(yaml: string): YamlEntry[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(yaml, { lineCounter: lines });
  const placed = (node: unknown): Placed[] => {
    if (isSeq(node)) return node.items.flatMap(placed);
    if (!isScalar(node)) return [];
    return [{ text: String(node.value), line: lines.linePos(node.range?.[0] ?? 0).line }];
  };
  if (!isMap(contents)) return [];
  return contents.items.flatMap(({ key, value }) => {
    const [name] = placed(key as Node);
    if (!name || !isMap(value)) return [];
    return [{ ...name, texts: (path) => placed(value.getIn(path.split('.'), true)) }];
  });
}
