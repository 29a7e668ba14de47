// Starts the native contenders as child processes: ONNX Runtime in Node, NumPy and PyTorch in the system's Python.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type LayerSubject, layerSubjects } from '../contender.ts';
import { benchFolder, workFolder } from '../folders.ts';
import { type Host, hostOf } from '../host.ts';

export interface NativeEntrant {
  name: string;
  packageName?: string;
  /** @throws the reason why it cannot run here. */
  start(): Host;
}

/** One thread for everybody, and no tuning left over from somebody else's shell. */
function environment(): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _cache, ...rest } = process.env;
  return { ...rest, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
}

/** A python3 that has the module: Debian's own may have packages that another one in the path has not. */
function pythonWith(module: string, debianPackage: string): string {
  const found = ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${module}`], { env: environment() }).status === 0,
  );
  if (!found) throw new Error(`no python3 with ${module} here (Debian: ${debianPackage})`);
  return found;
}

function startChild(name: string, program: string, programArguments: string[]): Host {
  const child = spawn(program, programArguments, {
    cwd: benchFolder,
    env: environment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  let settle: (text: string) => void = () => {};
  const end = () =>
    settle(JSON.stringify({ reason: `its process ended. ${complaint.slice(-200)}` }));
  child.stderr.on('data', (data) => (complaint += data));
  child.stdin.on('error', end);
  child.on('error', end).on('close', end);
  createInterface({ input: child.stdout }).on('line', (line) => settle(line));
  const send = (text: string) =>
    new Promise<string>((answer) => {
      settle = answer;
      if (child.exitCode === null) child.stdin.write(`${text}\n`);
      else end();
    });
  return hostOf(name, send, async () => {
    child.kill();
  });
}

const pythonEntrant = (
  name: string,
  module: string,
  debianPackage: string,
  ...subject: LayerSubject[]
): NativeEntrant => ({
  name,
  start: () =>
    startChild(name, pythonWith(module, debianPackage), [
      `${benchFolder}native/contender.py`,
      module,
      workFolder,
      ...subject,
    ]),
});

const onnxEntrant = (name: string, ...subject: LayerSubject[]): NativeEntrant => ({
  name,
  packageName: 'onnxruntime-node',
  start: () => startChild(name, process.execPath, [`${benchFolder}native/child.ts`, ...subject]),
});

export const nativeEntrants: NativeEntrant[] = [
  onnxEntrant('native onnxruntime-node'),
  pythonEntrant('native NumPy', 'numpy', 'python3-numpy'),
  pythonEntrant('native PyTorch', 'torch', 'python3-torch'),
];

/** Those that read networks of other layers. */
export const nativeLayerEntrants = layerSubjects.flatMap((subject) =>
  [
    onnxEntrant(`${subject}: native onnxruntime-node`, subject),
    pythonEntrant(`${subject}: native PyTorch`, 'torch', 'python3-torch', subject),
  ].map((one) => ({ ...one, subject })),
);
