// Where the benchmark keeps things; all but the record is below tests/bench and ignored by git.
import { fileURLToPath } from 'node:url';

export const benchFolder = fileURLToPath(new URL('.', import.meta.url));
export const packageFolder = `${benchFolder}node_modules`;
export const bundleFolder = `${benchFolder}.cache/bundle`;
export const workFolder = `${benchFolder}.cache/work`;
export const atRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
