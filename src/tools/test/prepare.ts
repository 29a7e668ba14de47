// Brings up to date what both the build and the unit tests read, so that neither writes it under the other's hands.
import { writePrograms } from '#src/notebook/prepare/programs.ts';
import { writeTypes } from '#src/notebook/prepare/types.ts';
import { compileAside } from '#src/training/compile-aside.ts';

await Promise.all([compileAside(), writePrograms(), writeTypes()]);
