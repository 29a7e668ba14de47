// A machine with the kernels of pictures too: for networks with convolutions, which fetch a second module for them.

import { bindPictureKernels } from './bind-pictures.ts';
import { type Machine, plainMachine, wasmMachine } from './kernel-context.ts';
import type { PictureKernels } from './kernels.ts';
import type { WasmLevel } from './levels.ts';
import { pictureTwins } from './twins/pictures.ts';

export interface PictureMachine extends Machine {
  pictures: PictureKernels;
}

/** The plain loops. */
export const plainPictureMachine = (): PictureMachine => ({
  ...plainMachine(),
  pictures: pictureTwins,
});

/** The kernels of both modules, built for `level`, in one memory. */
export function wasmPictureMachine(
  level: WasmLevel,
  module: WebAssembly.Module,
  pictureModule: WebAssembly.Module,
): PictureMachine {
  const memory = new WebAssembly.Memory({ initial: 1 });
  // The second module keeps nothing in memory for itself, so the first one's table is all that lies below the free bytes.
  const { exports } = new WebAssembly.Instance(pictureModule, { env: { memory } });
  const pictures = bindPictureKernels(exports as Record<string, (...numbers: number[]) => number>);
  return { ...wasmMachine(level, module, memory), pictures };
}
