// A machine for every level, made as tools make them; forced, whatever this device would choose.
import {
  isSupported,
  type Level,
  levels,
  plainMachine,
  wasmMachine,
} from '#src/nn/kernels/index.ts';
import { plainPictureMachine, wasmPictureMachine } from '#src/nn/kernels/picture-machine.ts';
import { kernelModule } from '#src/training/compile-kernels.ts';

/** Every level, none left out: a level that this machine cannot run fails the tests. */
export const machines = await Promise.all(
  levels.map(async (level) => {
    if (!isSupported(level)) throw new Error(`This Node cannot run the level ${level}.`);
    const module = level === 'typescript' ? undefined : await kernelModule(level);
    return { level, make: () => (module ? wasmMachine(level, module) : plainMachine()) };
  }),
);

export const wasmMachines = machines.filter(({ level }) => level !== 'typescript');

export const machineOf = (level: Level) =>
  machines.find((machine) => machine.level === level)!.make();

/** The same with the kernels of pictures. */
export const pictureMachines = await Promise.all(
  levels.map(async (level) => {
    if (level === 'typescript') return { level, make: plainPictureMachine };
    const [module, pictureModule] = await Promise.all([
      kernelModule(level),
      kernelModule(`pictures-${level}`),
    ]);
    return { level, make: () => wasmPictureMachine(level, module, pictureModule) };
  }),
);

export const wasmPictureMachines = pictureMachines.filter(({ level }) => level !== 'typescript');
