// The document of the sandbox's frame, and the policy that it brings.
import { createHash } from 'node:crypto';

/** What the frame may do: its own script, its worker, and nothing that leads out. */
function framePolicy(hash: string): string {
  return [
    "default-src 'none'",
    `script-src ${hash} blob: 'wasm-unsafe-eval'`,
    'worker-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types runner',
  ].join('; ');
}

export const scriptHash = (script: string) =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** The whole document of the frame. */
export function frameHtml(script: string): string {
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy(scriptHash(script))}">` +
    `<title>Where cells run</title><script>${script}</script></html>\n`
  );
}
