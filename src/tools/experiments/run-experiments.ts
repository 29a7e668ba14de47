// Runs the experiments of which anything has changed since their records were written, and stamps what they write.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExperimentContext, Note } from '../../experiments/experiment-context.ts';
import { recordText } from '../../experiments/record.ts';
import type { Recorded } from '../../records/recorded.ts';
import {
  loadedFor,
  partsOf,
  readHashes,
  readStamps,
  recordOf,
  type Stamp,
  stampsFile,
  stampsText,
  whyToRun,
} from './stamps.ts';

export interface Laboratory {
  /** The folder of the project. */
  root: string;
  /** In the order in which they are made. */
  experiments: Record<
    string,
    (context: ExperimentContext) => Recorded<object> | Promise<Recorded<object>>
  >;
  open(
    say: ExperimentContext['say'],
    publish: ExperimentContext['publish'],
    note: Note,
  ): Promise<ExperimentContext>;
  print(line: string): void;
}

const inWords = (milliseconds: number) => {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/**
 * Each stamp is written when its record is, so that a run that is broken off leaves those that were whole; one whose
 * run fails has none of this run.
 * @param wanted run whatever has changed; empty for those that are out of date.
 * @param whole all of them, up to date or not.
 * Throws what an experiment throws.
 */
export async function runExperiments(
  { root, experiments, open, print }: Laboratory,
  wanted: readonly string[],
  whole = false,
): Promise<void> {
  let noted = new Set<string>();
  let written: Stamp['written'] = {};
  function write(file: string, content: string | Uint8Array): void {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, content); // renamed when whole, so that a stop leaves no half record
    renameSync(`${path}.part`, path);
  }
  function writeResult(file: string, content: string | Uint8Array): void {
    write(file, content);
    written[file] = readHashes(root)(file);
  }
  // What runs is what was there when it was loaded or read: its hashes are taken then.
  const hashAtStart = readHashes(root);
  const context = await open(
    (words) => print(`  ${words}`),
    (path, bytes) => {
      writeResult(`public/${path}`, bytes);
      print(`  ${path}: ${(bytes.length / 1000).toFixed(1)} KB`);
    },
    (...files) => {
      for (const file of files) {
        noted.add(file);
        hashAtStart(file);
      }
    },
  );

  const known = Object.keys(experiments);
  const stamps = readStamps(root);
  /** With what another run has stamped meanwhile; without stamps of experiments that are gone. */
  function keep(name: string, stamp: Stamp | undefined): void {
    const others = Object.entries(readStamps(root)).filter(
      ([each]) => each !== name && known.includes(each),
    );
    const all = stamp ? [...others, [name, stamp] as const] : others;
    write(stampsFile, stampsText(Object.fromEntries(all)));
  }
  const reasonFor = (name: string): string | undefined => {
    if (whole) return 'all are run';
    if (wanted.length > 0) return wanted.includes(name) ? 'was asked for' : undefined;
    return whyToRun(stamps[name], hashAtStart);
  };
  const reasons = known.flatMap((name) => {
    const reason = reasonFor(name);
    return reason ? [[name, reason] as const] : [];
  });
  const held = wanted.length > 0 ? '' : `; ${known.length - reasons.length} are up to date`;
  print(`${reasons.length} of ${known.length} experiments run${held}.`);
  for (const [name, reason] of reasons) print(`  ${name}: ${reason}`);
  for (const file of loadedFor(
    root,
    reasons.map(([name]) => name),
  ))
    hashAtStart(file);

  const begun = performance.now();
  for (const [place, [name]] of reasons.entries()) {
    print(`${name} (${place + 1} of ${reasons.length}) …`);
    const start = performance.now();
    [noted, written] = [new Set(), {}];
    const before = textOf(join(root, recordOf(name)));
    const text = `${recordText(await experiments[name]!(context))}\n`;
    writeResult(recordOf(name), text);
    const size = `${(text.length / 1000).toFixed(1)} KB`;
    const time = inWords(performance.now() - start);
    print(`${name}: ${size} after ${time}, ${text === before ? 'as before' : 'not as before'}.`);

    const { files, unseen } = partsOf(root, name, noted);
    const hashNow = readHashes(root);
    const changed = files.filter((file) => hashNow(file) !== hashAtStart(file));
    const isSure = unseen.length === 0 && changed.length === 0;
    const from = Object.fromEntries(files.map((file) => [file, hashAtStart(file)]));
    keep(name, isSure ? { written, from } : undefined);
    if (unseen.length > 0) print(`  Not stamped: no stamp sees what ${unseen.join(', ')} reads.`);
    if (changed.length > 0) print(`  Not stamped: ${changed.join(', ')} changed meanwhile.`);
  }
  if (reasons.length > 0) print(`${reasons.length} run in ${inWords(performance.now() - begun)}.`);
}
