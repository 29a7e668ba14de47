// npm run experiments [-- NAME …]: makes the records that chapters plot and quote, all of them or those named.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { experiments } from '../experiments/all.ts';
import { openContext } from '../experiments/experiment-context.ts';
import { recordText } from '../experiments/record.ts';

const recordsFolder = fileURLToPath(new URL('../records/experiments/', import.meta.url));
const publicFolder = fileURLToPath(new URL('../../public/', import.meta.url));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(experiments, name));

if (unknown.length > 0) {
  console.error(
    `There is no experiment ${unknown.join(', ')}; there are ${Object.keys(experiments).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  const context = await openContext(
    (words) => console.log(`  ${words}`),
    (path, bytes) => {
      write(publicFolder + path, bytes);
      console.log(`  ${path}: ${(bytes.length / 1000).toFixed(1)} KB`);
    },
  );
  const names = wanted.length > 0 ? wanted : Object.keys(experiments);
  for (const [place, name] of names.entries()) {
    console.log(`${name} (${place + 1} of ${names.length}) …`);
    const start = performance.now();
    const text = `${recordText(await experiments[name](context))}\n`;
    write(`${recordsFolder}${name}.json`, text);
    const seconds = (performance.now() - start) / 1000;
    console.log(`${name}: ${(text.length / 1000).toFixed(1)} KB after ${seconds.toFixed(0)} s.`);
  }
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, content); // renamed when whole, so that a stop leaves no half record
  renameSync(`${file}.part`, file);
}
