// Reads markup where nothing in it can wake: in the content of a template, which belongs to no page.
//
// A document made by DOMParser will not do: the page's policy judges its sheets, and reports them.

interface Policy {
  createHTML(markup: string): string;
  createScriptURL(address: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const rules: Policy = {
  createHTML: (markup) => markup,
  createScriptURL: () => {
    throw new TypeError('What a cell shows has no scripts.');
  },
};

let made: Policy | undefined;

/** The one policy under the name that the page admits for it; clean.ts alone may use it. */
export function policy(): never {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  made ??= trustedTypes?.createPolicy('dompurify', rules) ?? rules;
  return made as never;
}

/** The markup as a tree, not yet clean, not in the page. */
export function parsed(markup: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = (policy() as Policy).createHTML(markup);
  const box = template.content.ownerDocument.createElement('div');
  box.append(template.content);
  return box;
}
