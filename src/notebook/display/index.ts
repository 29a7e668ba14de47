// What a cell shows: from a value, or from what was thrown, to plain data that can leave the sandbox.
export { bundle } from './bundle.ts';
export { errorNote } from './error-note.ts';
export { pictureType } from './picture-type.ts';
