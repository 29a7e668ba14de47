// Brings up to date what both the build and the unit tests read, so that neither writes it under the other's hands.
import { writePrograms } from '#src/notebook/prepare/programs.ts';
import { writeTypes } from '#src/notebook/prepare/types.ts';
import { compileKernels } from '#src/training/compile-kernels.ts';

await compileKernels();
await Promise.all([writePrograms(), writeTypes()]);
