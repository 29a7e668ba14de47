// The language worker's shell: fetches the declarations, and answers one question after another. Its work is in service.ts.
import typesUrl from '#made/notebook/types.json?url';
import { type FromLanguage, type LanguageCell, notLoaded, type ToLanguage } from './messages.ts';
import { createLanguageService, type LanguageService } from './service.ts';

const say = (message: FromLanguage) => self.postMessage(message, { transfer: [] });

async function load(): Promise<LanguageService> {
  const response = await fetch(new URL(typesUrl, self.location.href)).catch((cause: unknown) => {
    throw new Error(notLoaded, { cause });
  });
  if (!response.ok) throw new Error(`The types could not be loaded: status ${response.status}.`);
  return createLanguageService(await response.json());
}

let loading: Promise<LanguageService> | undefined;

/** Failed, it is tried again with the next question. */
function loaded(): Promise<LanguageService> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

let cells: LanguageCell[] = [];

self.addEventListener('message', async ({ data }: MessageEvent<ToLanguage>) => {
  if (data.type === 'cells') {
    cells = data.cells;
    return;
  }
  const { ask, kind, about } = data;
  try {
    const service = await loaded();
    service.setCells(cells);
    say({ type: 'answer', ask, answer: service.answer(kind, about) });
  } catch (error) {
    say({ type: 'refusal', ask, why: error instanceof Error ? error.message : String(error) });
  }
});
