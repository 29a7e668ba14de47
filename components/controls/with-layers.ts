// What takes one of the networks of layers, and the code that reads with it: both fetched when a figure first needs them.
import type { Network } from '#src/nn/index.ts';
import type { Layer } from '#src/nn/layers/layer.ts';
import type { ShippedName } from '#src/nn/layers/shipped.ts';
import { loadNetworkOfLayers } from '#src/session/layers-network.ts';
import { notLoaded } from '#src/workers/failures.ts';

/** For `useFetched`: `code` imports the module that `make` reads with. */
export const withLayers =
  <Code, Key, Part>(
    name: ShippedName,
    code: () => Promise<Code>,
    make: (network: Network<Layer>, code: Code, key: Key) => Part,
  ) =>
  async (key: Key): Promise<Part> => {
    const imported = code().catch((cause: unknown) => {
      throw new Error(notLoaded('The code of this figure', cause), { cause });
    });
    const [{ network }, module] = await Promise.all([loadNetworkOfLayers(name), imported]);
    return make(network, module, key);
  };
