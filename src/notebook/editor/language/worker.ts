// The language worker's shell: fetches the declarations, and answers one question after another. Its work is in service.ts.
import typesUrl from '../../../../.cache/notebook/types.json?url';
import type { FromLanguage, LanguageCell, ToLanguage } from './messages.ts';
import { createLanguageService, type LanguageService } from './service.ts';

const say = (message: FromLanguage) => self.postMessage(message, { transfer: [] });

async function load(): Promise<LanguageService> {
  const response = await fetch(new URL(typesUrl, self.location.href));
  if (!response.ok) throw new Error(`The types could not be loaded: status ${response.status}.`);
  return createLanguageService(await response.json());
}

const loading = load();
// Told to each who asks, below.
loading.catch(() => undefined);
let cells: LanguageCell[] = [];

self.addEventListener('message', async ({ data }: MessageEvent<ToLanguage>) => {
  if (data.type === 'cells') {
    cells = data.cells;
    return;
  }
  const { ask, kind, about } = data;
  try {
    const service = await loading;
    service.setCells(cells);
    say({ type: 'answer', ask, answer: service.answer(kind, about) });
  } catch (error) {
    say({ type: 'refusal', ask, why: error instanceof Error ? error.message : String(error) });
  }
});
