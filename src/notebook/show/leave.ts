// A link that a cell shows: what it knows may stand in the address, so the address is shown, and the reader asked.
//
// Such a link has no address of its own in the page: a browser would look up its host before anybody presses it.
import { codeOf, unseenSigns } from '../signs.ts';

const addresses = new WeakMap<Element, string>();

/** From now on the element leads there by asking first. */
export function guard(element: Element, address: string): void {
  for (const name of ['href', 'xlink:href', 'target', 'rel']) element.removeAttribute(name);
  if (!URL.canParse(address)) return;
  // A link still, to the keyboard and to who listens; pressed in any way, it leads nowhere by itself.
  element.setAttribute('href', '#');
  addresses.set(element, address);
}

function pressed(event: Event): string | undefined {
  for (const one of event.composedPath()) {
    const address = one instanceof Element ? addresses.get(one) : undefined;
    if (address !== undefined) return address;
  }
  return undefined;
}

/** Listens in a tree that cleaned markup stands in. */
export function watchLinks(root: ShadowRoot): void {
  root.addEventListener('click', (event) => {
    const address = pressed(event);
    if (address === undefined) return;
    event.preventDefault();
    askToLeave(address);
  });
}

const longest = 2_000;

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = make('button', words);
  made.type = 'button';
  made.className = 'button';
  made.addEventListener('click', act);
  return made;
}

/** In the top layer, where nothing that a cell shows can lie over it. */
function askToLeave(address: string): void {
  const { host, href } = new URL(address);
  const shown = href.replaceAll(unseenSigns(), (sign) => `[${codeOf(sign)}]`);
  const more = shown.length > longest ? `… and ${shown.length - longest} more characters` : '';
  const dialog = make(
    'dialog',
    make('p', `This link was made by a cell. It leads to ${host}, which gets to see this address:`),
    make('p', make('code', shown.slice(0, longest) + more)),
    make('p', 'It may contain anything the cell knows.'),
  );
  dialog.className = 'output-leave';
  dialog.ariaLabel = 'A link that leads away';
  const stay = button('Stay here', () => dialog.close());
  const leave = button(`Open ${host}`, () => {
    dialog.close();
    window.open(href, '_blank', 'noopener,noreferrer');
  });
  const controls = make('div', stay, leave);
  controls.className = 'cell-notice-controls';
  dialog.append(controls);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
