// A machine for every level, made as tools make them; forced, whatever this device would choose.
import {
  isSupported,
  type Level,
  levels,
  plainMachine,
  wasmMachine,
} from '#src/nn/kernels/index.ts';
import { plainLayerMachine, wasmLayerMachine } from '#src/nn/kernels/layer-machine.ts';
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

/** The same with the kernels of layers. */
export const layerMachines = await Promise.all(
  levels.map(async (level) => {
    if (level === 'typescript') return { level, make: plainLayerMachine };
    const [module, layerModule] = await Promise.all([
      kernelModule(level),
      kernelModule(`layers-${level}`),
    ]);
    return { level, make: () => wasmLayerMachine(level, module, layerModule) };
  }),
);

export const wasmLayerMachines = layerMachines.filter(({ level }) => level !== 'typescript');

export const layerMachineOf = (level: Level) =>
  layerMachines.find((machine) => machine.level === level)!.make();
