// The seam to the libraries: they are bundled one by one and imported by address, so that the type check of the
// project needs neither them nor their types.

/** What bundle.ts makes of each package: /peers/NAME.js. */
export const peerPackages = {
  'tfjs-core': '@tensorflow/tfjs-core',
  'tfjs-gradients': '@tensorflow/tfjs-core/dist/register_all_gradients',
  'tfjs-backend-wasm': '@tensorflow/tfjs-backend-wasm',
  'jax-js': '@jax-js/jax',
  convnetjs: 'convnetjs',
} as const;

/** `Peer` is the little of the library that a contender calls. */
export function importPeer<Peer>(name: keyof typeof peerPackages): Promise<Peer> {
  return import(`${self.location.origin}/bundle/peers/${name}.js`) as Promise<Peer>;
}

/** A file of this checkout, as the page sees it: for WebAssembly modules that the project built. */
export const checkoutAddress = (path: string) => `${self.location.origin}/checkout/${path}`;
/** Folder below tests/bench/node_modules, as the page sees it. */
export const packageAddress = (path: string) => `${self.location.origin}/packages/${path}`;
