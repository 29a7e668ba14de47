// A worker with one contender in it: it reads the work over http and then answers one question after another.
import { entrantNamed, layerEntrantNamed } from '../contenders/list.ts';
import { answerer } from '../measures/answer.ts';
import { fmaPeak } from '../measures/peak.ts';
import { peakName, reasonOf } from '../protocol.ts';
import { readLayerWork, readWork } from '../work/work.ts';

const contender = new URL(self.location.href).searchParams.get('contender') ?? '';

async function read(file: string): Promise<Uint8Array> {
  const response = await fetch(`/work/${file}`);
  if (!response.ok) throw new Error(`the work file ${file} could not be read`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Begun with the first question: a contender that was not asked for reads nothing. */
let answer: Promise<(text: string) => Promise<string>> | undefined;

async function begin() {
  if (contender === peakName) return async () => JSON.stringify({ value: await fmaPeak() });
  const ofLayers = layerEntrantNamed(contender);
  if (ofLayers) {
    return answerer(await ofLayers.create(), await readLayerWork(read, ofLayers.subject));
  }
  const work = await readWork(read);
  return answerer(await entrantNamed(contender).create(), work);
}

self.addEventListener('message', async ({ data }: MessageEvent<string>) => {
  try {
    answer ??= begin();
    self.postMessage(await (await answer)(data), {});
  } catch (error) {
    self.postMessage(JSON.stringify({ reason: reasonOf(error) }), {});
  }
});
