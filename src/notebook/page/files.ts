// What the notebook fetches from the book's own site: the chapter's record, the sandbox's programs, the cells' libraries.
// oxlint-disable-next-line import/default -- `?url` is the address that the bundler gives the file
import displayUrl from '#made/notebook/display.js?url';
// oxlint-disable-next-line import/default -- as above
import engineUrl from '#made/notebook/engine.js?url';
// oxlint-disable-next-line import/default -- as above
import mnistUrl from '#made/notebook/mnist.js?url';
// oxlint-disable-next-line import/default -- as above
import nnUrl from '#made/notebook/nn.js?url';
// oxlint-disable-next-line import/default -- as above
import layersUrl from '#made/notebook/layers.js?url';
// oxlint-disable-next-line import/default -- as above
import plotUrl from '#made/notebook/plot.js?url';
// oxlint-disable-next-line import/default -- as above
import workerUrl from '#made/notebook/worker.js?url';
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
import { fetchText } from '../../workers/fetch-bytes.ts';
import type { ModuleName } from '../cell.ts';
import type { ChapterRecord } from '../record.ts';

const addresses = {
  display: displayUrl,
  nn: nnUrl,
  layers: layersUrl,
  mnist: mnistUrl,
  plot: plotUrl,
  worker: workerUrl,
  engine: engineUrl,
};

const texts = new Map<string, Promise<string>>();

/** Throws Error in words. Asking again after a failure tries again. */
export function programText(name: ModuleName | 'worker' | 'engine' | 'display'): Promise<string> {
  const what = name === 'worker' ? 'The program that runs cells' : `The library “${name}”`;
  const known = texts.get(name);
  if (known) return known;
  const text = fetchText(new URL(addresses[name], import.meta.url), what);
  texts.set(name, text);
  text.catch(() => texts.delete(name));
  return text;
}

/** Lies beside the chapter's page. */
export async function fetchRecord(): Promise<ChapterRecord> {
  const { pathname } = new URL('cells.json', document.baseURI);
  const address = fileAddress(pathname.slice(siteRoot().pathname.length));
  const text = await fetchText(address, 'The list of this chapter’s cells');
  return JSON.parse(text) as ChapterRecord;
}
