// The thread that compile-aside.ts starts.
import { compileKernels } from './compile-kernels.ts';

await compileKernels();
