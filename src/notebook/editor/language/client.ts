// Help with the code, for a page: starts the language worker, and asks it about one cell at a time.
import { startWorker } from '../../../session/start-worker.ts';
import { type OpenWorker, openWorker } from '../../../workers/open-worker.ts';
import { checkAnswer, help } from './check.ts';
import { startConversation } from './conversation.ts';
import type {
  Explanation,
  FromLanguage,
  LanguageCell,
  Problem,
  Suggestions,
  ToLanguage,
} from './messages.ts';
// oxlint-disable-next-line import/default -- `?worker&url` is the address that the bundler gives the built worker
import workerUrl from './language-worker.ts?worker&url';

export type { Explanation, LanguageCell, Problem, Suggestion, Suggestions } from './messages.ts';

/** Each promise gives undefined when a newer question of its kind was asked about its cell, and fails with an Error in words. */
export interface LanguageClient {
  /** All cells of the chapter, in the order of the text. */
  setCells(cells: LanguageCell[]): void;
  /** One cell's text as it stands; the editor says so before each question. */
  setCell(name: string, source: string): void;
  complete(cell: string, offset: number): Promise<Suggestions | undefined>;
  /** What the suggestion `label` at this place is. */
  describe(cell: string, offset: number, label: string): Promise<Explanation | undefined>;
  hover(cell: string, offset: number): Promise<Explanation | undefined>;
  diagnose(cell: string): Promise<Problem[] | undefined>;
  /** Closed, or never loaded: another may be started. */
  isOver(): boolean;
  close(): void;
}

export function startLanguage(): LanguageClient {
  // Undefined when it fails before it is open.
  let worker: OpenWorker<ToLanguage> | undefined = undefined;
  const { tell, ask, hear, isOver, end } = startConversation({
    post: (message) => worker?.send(message),
    close: () => worker?.end(),
  });
  worker = openWorker<ToLanguage, FromLanguage>({
    start: () => startWorker(workerUrl, 'language'),
    name: help,
    check: checkAnswer,
    hear,
    fail: end,
  });
  let cells: LanguageCell[] = [];

  return {
    setCells(next) {
      cells = next;
      tell(cells);
    },
    setCell(name, source) {
      const old = cells.find((cell) => cell.name === name);
      if (old?.source === source) return;
      if (old) cells = cells.map((cell) => (cell === old ? { ...cell, source } : cell));
      else cells = [...cells, { name, source }];
      tell(cells);
    },
    complete: (cell, offset) => ask('complete', { cell, offset }),
    describe: (cell, offset, label) => ask('describe', { cell, offset, label }),
    hover: (cell, offset) => ask('hover', { cell, offset }),
    diagnose: (cell) => ask('diagnose', { cell }),
    isOver,
    close: () => end('Help with the code was closed.'),
  };
}

/** @returns what gives all editors of a page the one service, with the cells as they stand, and starts it anew after a failure. */
export function sharedLanguage(cellsNow: () => LanguageCell[]): () => LanguageClient {
  let client: LanguageClient | undefined;
  return () => {
    if (!client || client.isOver()) client = startLanguage();
    client.setCells(cellsNow());
    return client;
  };
}
