// The language service of a chapter: TypeScript over its cells, with answers in a cell's own offsets. Runs in a worker, and in Node for its tests.
import ts from 'typescript-in-browser';
import { type ChapterFile, joinCells } from './chapter-file.ts';
import { createHost } from './host.ts';
import type { Answers, LanguageCell, QuestionKind, Questions } from './messages.ts';
import { problemsIn } from './problems.ts';
import { suggestionsOf } from './suggestions.ts';
import type { TypesFile } from './types-file.ts';

const chapter = '/chapter.ts';

export type Answer = <Kind extends QuestionKind>(
  kind: Kind,
  about: Questions[Kind],
) => Answers[Kind];

export interface LanguageService {
  setCells(cells: readonly LanguageCell[]): void;
  answer: Answer;
}

type Answering = {
  [Kind in QuestionKind]: (file: ChapterFile, about: Questions[Kind]) => Answers[Kind];
};

export function createLanguageService(types: TypesFile): LanguageService {
  let cells: readonly LanguageCell[] = [];
  const host = createHost(types, chapter);
  const service = ts.createLanguageService(host);

  const answering: Answering = {
    complete: (file, { cell, offset }) =>
      suggestionsOf(service, chapter, file.starts.get(cell)!, offset),
    describe(file, { cell, offset, label }) {
      const at = file.starts.get(cell)! + offset;
      const details = service.getCompletionEntryDetails(
        chapter,
        at,
        label,
        {},
        undefined,
        undefined,
        undefined,
      );
      return details && { from: offset, to: offset, ...inWords(details) };
    },
    hover(file, { cell, offset }) {
      const start = file.starts.get(cell)!;
      const found = service.getQuickInfoAtPosition(chapter, start + offset);
      if (!found) return undefined;
      const from = found.textSpan.start - start;
      return { from, to: from + found.textSpan.length, ...inWords(found) };
    },
    diagnose: (file, { cell }) =>
      problemsIn({
        service,
        path: chapter,
        file,
        cell: cells.find(({ name }) => name === cell)!,
      }),
  };

  return {
    setCells(next) {
      cells = next;
    },
    answer(kind, about) {
      const file = joinCells(cells, about.cell);
      if (!file.starts.has(about.cell))
        return (kind === 'diagnose' ? [] : undefined) as Answers[typeof kind];
      host.write(file.text);
      return answering[kind](file, about);
    },
  };
}

/** The signature and the doc comment with its tags, as plain text. */
function inWords(symbol: ts.QuickInfo | ts.CompletionEntryDetails) {
  const text = (parts?: ts.SymbolDisplayPart[]) => ts.displayPartsToString(parts);
  const tags = (symbol.tags ?? []).map((tag) => {
    const [first, ...rest] = tag.text ?? [];
    const isNamed = first?.kind === 'parameterName';
    return isNamed ? `${first.text}:${text(rest)}` : `${tag.name}: ${text(tag.text)}`;
  });
  const words = [text(symbol.documentation), ...tags].filter(Boolean).join('\n');
  return { signature: text(symbol.displayParts), words };
}
