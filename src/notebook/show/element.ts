// One element in one call, in whichever document: the reader's page, or linkedom's at build.
export type Child = Node | string | undefined | false;

export function element(
  document: Document,
  name: string,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const child of children) {
    if (child === undefined || child === false) continue;
    made.append(typeof child === 'string' ? document.createTextNode(child) : child);
  }
  return made;
}

/** For a box that scrolls sideways: it can be reached and scrolled by keyboard, and says what it is. */
export const scrolls = (label: string) => ({ tabindex: '0', role: 'group', 'aria-label': label });
