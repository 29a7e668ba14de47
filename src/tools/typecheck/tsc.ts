// Runs one `tsc --noEmit` over the sources and their shadows, and reads its messages.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { ModuleName } from '../../notebook/cell.ts';

export interface Message {
  file: string;
  line: number;
  column: number;
  code: number;
  text: string;
}

/** What a cell may import, and where it lies in this project. */
const cellModules: Record<ModuleName, string> = {
  nn: './src/notebook/modules/nn.ts',
  layers: './src/notebook/modules/layers.ts',
  mnist: './src/notebook/modules/mnist.ts',
  plot: './src/notebook/modules/plot.ts',
};

const beside = (folder: string, place: string) => `${folder}/${place.replace(/^\.\//, '')}`;

/** A tsconfig in which a file and its shadow lie in one folder, for relative imports and for `#` aliases alike. */
export function writeConfig(root: string, cache: string, shadowFiles: string[]): string {
  const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const up = relative(cache, root).split(sep).join('/');
  const { include, exclude = [] } = readJson('tsconfig.json');
  const aliases = Object.entries<string>(readJson('package.json').imports ?? {});
  const paths = {
    ...Object.fromEntries(
      aliases.map(([name, place]) => [name, [beside(up, place), beside('./shadow', place)]]),
    ),
    ...Object.fromEntries(
      Object.entries(cellModules).map(([name, place]) => [name, [beside(up, place)]]),
    ),
  };
  const config = {
    extends: `${up}/tsconfig.json`,
    compilerOptions: { rootDirs: [up, './shadow'], paths },
    include: include.map((pattern: string) => `${up}/${pattern}`),
    exclude: exclude.map((pattern: string) => `${up}/${pattern}`),
    files: shadowFiles.map((file) => `./shadow/${file}`),
  };
  const file = join(cache, 'tsconfig.json');
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}

/** `path(line,column): error TS1234: text`, each with the indented lines that follow it. */
function readMessages(output: string): Message[] {
  const messages: Message[] = [];
  for (const row of output.split('\n')) {
    const [, file, line, column, code, text] =
      /^(?:(.+?)\((\d+),(\d+)\): )?error TS(\d+): (.*)$/.exec(row) ?? [];
    if (code) {
      const place = {
        file: file ?? 'tsconfig.json',
        line: Number(line ?? 1),
        column: Number(column ?? 1),
      };
      messages.push({ ...place, code: Number(code), text: text! });
    } else if (row.startsWith(' ') && messages.length > 0) {
      messages.at(-1)!.text += `\n${row}`;
    }
  }
  return messages;
}

/** @throws when tsc fails without saying why. */
export function runTsc(root: string, config: string): Message[] {
  const tsc = join(
    dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  );
  const options = { cwd: root, encoding: 'utf8' as const, maxBuffer: 2 ** 26 };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsc, '-p', config, '--noEmit', '--pretty', 'false'],
    options,
  );
  const messages = readMessages(stdout);
  if (status !== 0 && messages.length === 0) throw new Error(`tsc failed: ${stdout}${stderr}`);
  return messages;
}
