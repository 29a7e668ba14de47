// The language worker's shell: fetches the declarations, and answers one question after another. Its work is in service.ts.
import typesUrl from '#made/notebook/types.json?url';
import { messageOf } from '../../../workers/failures.ts';
import { fetchText } from '../../../workers/fetch-bytes.ts';
import { checkRequest, help } from './check.ts';
import type { FromLanguage, LanguageCell } from './messages.ts';
import { createLanguageService, type LanguageService } from './service.ts';

const say = (message: FromLanguage) => self.postMessage(message, { transfer: [] });

async function load(): Promise<LanguageService> {
  const types = await fetchText(new URL(typesUrl, self.location.href), help);
  return createLanguageService(JSON.parse(types));
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

self.addEventListener('message', async ({ data }: MessageEvent<unknown>) => {
  const message = checkRequest(data);
  if (message.kind === 'cells') {
    cells = message.cells;
    return;
  }
  const { ask, question, about } = message;
  try {
    const service = await loaded();
    service.setCells(cells);
    say({ kind: 'answer', ask, answer: service.answer(question, about) });
  } catch (error) {
    say({ kind: 'refusal', ask, why: messageOf(error) });
  }
});
