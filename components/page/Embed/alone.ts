// A figure alone in someone else's page: it says where it is from, and tells the host page its height.
import { heightMessages } from './message.ts';

const bookTitle = document.querySelector('.site-title')?.textContent?.trim() ?? '';
const figureId = /^figure-/;
/** As figures are called: what a stranger's address says beyond that is not repeated. */
const isPlain = /^[a-z]+(-[a-z]+){0,4}$/;
const longestName = 40;

/** Makes the page, which ?embed=`name` has already emptied of all else, a figure on its own. */
export function standAlone(name: string): void {
  const figure = document.getElementById(`figure-${name}`);
  if (figure) {
    figure.querySelector('figcaption')?.append(sourceLine(figure.id));
    openLinksOutside(figure);
  } else {
    document.adoptedStyleSheets = [];
    document.body.replaceChildren(unknown(name, figureNames()));
  }
  tellHeight(name);
}

/** The chapter's own address, without what made it an embed. */
function chapterAddress(id: string): string {
  const address = new URL(location.href);
  address.search = '';
  address.hash = id;
  return address.href;
}

function link(href: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = text;
  return anchor;
}

function sourceLine(id: string): HTMLElement {
  const line = document.createElement('span');
  line.className = 'embed-source';
  line.append('from ', link(chapterAddress(id), bookTitle));
  return line;
}

/** A chapter has no room in the figure's frame. */
function openLinksOutside(figure: HTMLElement): void {
  for (const anchor of figure.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    anchor.target = '_blank';
    anchor.rel = 'noopener';
  }
}

const figureNames = () =>
  [...document.querySelectorAll('figure[id^="figure-"]')].map(({ id }) => id.replace(figureId, ''));

function unknown(name: string, names: string[]): HTMLElement {
  const sentence = document.createElement('p');
  sentence.className = 'embed-unknown';
  sentence.append(
    name.length <= longestName && isPlain.test(name)
      ? `This page has no figure “${name}”. `
      : 'This page has no figure of the name that was asked for. ',
  );
  sentence.append(names.length ? 'Its figures are: ' : 'It has no figures at all.');
  for (const [place, other] of names.entries()) {
    sentence.append(place ? ', ' : '', link(embedAddress(other), other));
  }
  if (names.length) sentence.append('.');
  return sentence;
}

function embedAddress(name: string): string {
  const address = new URL(location.pathname, location.href);
  const theme = document.documentElement.dataset.theme;
  address.searchParams.set('embed', name);
  if (theme) address.searchParams.set('theme', theme);
  return address.href;
}

function tellHeight(figure: string): void {
  if (window.parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // A height is no secret, and the host page may be anyone's.
    for (const message of heightMessages(figure, height)) window.parent.postMessage(message, '*');
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
}
