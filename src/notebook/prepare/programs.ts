// Bundles programs into .cache/notebook/: those that go into the sandbox as text (frame, worker, and what cells import),
// and those that make the chapters' records at build.
//
// Made again when any of their sources changes. Nobody's bundler may look into them: the frame's script must be the
// same to the byte in every page, for its hash stands in the policy.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { frameHtml } from './frame-html.ts';

interface Program {
  entry: string;
  /** A classic script, or a module whose exports are kept. */
  format: 'iife' | 'es';
  /** Runs in Node, and may use what Node has. */
  inNode?: boolean;
}

export const programs = {
  frame: { entry: 'runner/frame.ts', format: 'iife' },
  worker: { entry: 'runner/worker.ts', format: 'iife' },
  nn: { entry: 'modules/nn.ts', format: 'es' },
  layers: { entry: 'modules/layers.ts', format: 'es' },
  mnist: { entry: 'modules/mnist.ts', format: 'es' },
  plot: { entry: 'modules/plot.ts', format: 'es' },
  engine: { entry: 'modules/engine.ts', format: 'es' },
  display: { entry: 'display/index.ts', format: 'es' },
  // Bundled as well, since Node would load a compiler into each of its threads to read TypeScript.
  records: { entry: 'prepare/records-thread.ts', format: 'es', inNode: true },
  chapter: { entry: 'prepare/run-program.ts', format: 'es', inNode: true },
} satisfies Record<string, Program>;

export type ProgramName = keyof typeof programs;

// From the project's root, since this file is bundled too.
const sources = join(process.cwd(), 'src/notebook/');
const cache = join(process.cwd(), '.cache/notebook/');

/** Where the program stands, for what runs it as a file. */
export const programPath = (name: ProgramName) => `${cache}${name}.js`;

/** The text of one program. Throws Error with the bundler's words. */
export async function programText(name: ProgramName): Promise<string> {
  await writePrograms([name]);
  return readFileSync(programPath(name), 'utf8');
}

/** Brings `.cache/notebook/NAME.js` up to date for each name. */
export async function writePrograms(names = Object.keys(programs) as ProgramName[]): Promise<void> {
  mkdirSync(cache, { recursive: true });
  for (const name of names) {
    const stamp = `${cache}${name}.json`;
    if (existsSync(programPath(name)) && isCurrent(stamp)) continue;
    const { code, files } = await bundle(programs[name]);
    writeFileSync(programPath(name), code);
    if (name === 'frame') writeFileSync(`${cache}frame.html`, frameHtml(code));
    writeFileSync(
      stamp,
      // Relative: a folder that is moved or copied must not look at the sources of where it was.
      JSON.stringify(
        Object.fromEntries(files.map((file) => [relative(cache, file), hashOf(file)])),
      ),
    );
  }
}

const hashes = new Map<string, { at: number; hash: string }>();

/** Read once as long as the file stays as it is: a build asks for each chapter. */
function hashOf(file: string): string {
  const at = statSync(file).mtimeMs;
  const known = hashes.get(file);
  if (known?.at === at) return known.hash;
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  hashes.set(file, { at, hash });
  return hash;
}

/** Whether every file that went in is as it was. */
function isCurrent(stamp: string): boolean {
  try {
    const files = JSON.parse(readFileSync(stamp, 'utf8')) as Record<string, string>;
    return Object.entries(files).every(([file, hash]) => hashOf(join(cache, file)) === hash);
  } catch {
    return false;
  }
}

async function bundle({
  entry,
  format,
  inNode = false,
}: Program): Promise<{ code: string; files: string[] }> {
  // Loaded only when something must be made: it takes longer to load than all else here.
  const { build } = await import('vite');
  const made = await build({
    configFile: false,
    root: sources,
    logLevel: 'error',
    build: {
      write: false,
      ssr: inNode,
      target: 'es2022',
      minify: true,
      lib: { entry: sources + entry, formats: [format], name: 'program', fileName: 'program' },
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  });
  const [first] = [made].flat();
  if (!first || !('output' in first)) throw new Error(`${entry} made no file.`);
  const [chunk] = first.output;
  const files = Object.keys(chunk.modules).filter((file) => existsSync(file));
  const ours = ['programs.ts', 'frame-html.ts'].map((name) => `${sources}prepare/${name}`);
  return { code: chunk.code, files: [...files, ...ours] };
}
