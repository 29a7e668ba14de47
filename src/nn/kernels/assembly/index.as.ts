// All kernels of one module. Each has a plain TypeScript twin of the same name in ../twins, and a test that compares them;
// peak alone has none: it computes nothing that anybody needs, and is held to its closed form.

export { listPixels, turnLists } from './lists.as';
export { addSparseProduct, addProduct, addTransposedProduct } from './products.as';
export { fillRows, addRowSums, transpose, clear } from './rows.as';
export {
  reluForward,
  reluBackward,
  sigmoidForward,
  sigmoidBackward,
  tanhForward,
  tanhBackward,
  multiplyBy,
} from './activations.as';
export { softmax, crossEntropyBackward } from './softmax.as';
export { momentumStep, adamStep, scaleBy } from './optimisers.as';
export { peak } from './peak.as';

/** The first byte that the module itself does not use. */
export function firstFreeByte(): usize {
  return __heap_base;
}
