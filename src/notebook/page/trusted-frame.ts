// The one text that this room may make a document of: the frame's, as the build wrote it.
interface Policy {
  createHTML(html: string): unknown;
}
type Factory = { createPolicy(name: string, rules: { createHTML(html: string): string }): Policy };

let policy: Policy | undefined;

/** A browser without Trusted Types gets the text as it is. */
export function trustedFrame(html: string): unknown {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  policy ??= trustedTypes?.createPolicy('runner', { createHTML: () => html });
  return policy ? policy.createHTML(html) : html;
}
