// A network of layers in the tab: fetched once for all figures, tried again after a failure, and taken for no other.
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readSource } from '#src/mnist/source.ts';
import { pixelsOf, toInputs } from '#src/mnist/image-set.ts';

const bytesOf = (name: string) =>
  readFile(new URL(`../../public/weights/${name}.safetensors`, import.meta.url));
const asked: string[] = [];

/** A page of a site under /book/, whose build has named one file by its content. */
function standIn(answer: (path: string) => Promise<Response>): void {
  vi.stubGlobal('document', {
    baseURI: 'https://example.org/book/architecture/',
    querySelector: (selector: string) =>
      selector === 'meta[name="files"]'
        ? { content: 'weights/cnn.safetensors=0123456789abcdef' }
        : { href: 'https://example.org/book/' },
  });
  vi.stubGlobal('fetch', (address: URL) => {
    const path = address.href.replace('https://example.org/book/', '');
    asked.push(path);
    return answer(path);
  });
}

beforeEach(() => {
  vi.resetModules();
  asked.length = 0;
});
afterEach(() => void vi.unstubAllGlobals());

const open = () => import('#src/session/layers-network.ts');

test('two figures ask for cnn and one request is made, by the name that the build gave; it reads the first test image as a 7', async () => {
  standIn(async () => new Response(await bytesOf('cnn')));
  const { loadNetworkOfLayers } = await open();
  expect(asked).toEqual([]);
  const [one, other] = await Promise.all([loadNetworkOfLayers('cnn'), loadNetworkOfLayers('cnn')]);
  expect(other).toBe(one);
  expect(asked).toEqual(['_astro/0123456789abcdef/cnn.safetensors']);
  const { probabilities } = one.forward(toInputs(pixelsOf(readSource('test'), 0)));
  expect(probabilities.indexOf(Math.max(...probabilities))).toBe(7);
});

test('a host that answers 503 is told in a sentence, and asked again the file comes', async () => {
  const answers = [new Response('', { status: 503 }), new Response(await bytesOf('gru'))];
  standIn(async () => answers.shift()!);
  const { loadNetworkOfLayers } = await open();
  await expect(loadNetworkOfLayers('gru')).rejects.toThrow(
    'The weights of “gru” should be on this site, but the host answered 503.',
  );
  const { network } = await loadNetworkOfLayers('gru');
  expect(network.layers.map(({ kind }) => kind)).toEqual(['gru', 'lastStep', 'dense']);
  expect(asked).toEqual(['weights/gru.safetensors', 'weights/gru.safetensors']);
});

test('another network under the name, and a page of the host instead of a file, are refused', async () => {
  standIn(async (path) =>
    path.includes('cnn-small')
      ? new Response(await bytesOf('gru'))
      : new Response('<!doctype html><title>Nothing here</title>'),
  );
  const { loadNetworkOfLayers } = await open();
  await expect(loadNetworkOfLayers('cnn-small')).rejects.toThrow(
    'the file should hold the network “cnn-small”, found another',
  );
  await expect(loadNetworkOfLayers('transformer')).rejects.toThrow('the header should');
});
