// The site's own address on whatever host and path it stands, and the name its storage goes by.

const homeLink = () => document.querySelector<HTMLLinkElement>('link[rel="home"]');

/** The page links to its home; that link holds under any base path. */
export function siteRoot(): URL {
  return new URL(homeLink()?.href ?? './', document.baseURI);
}

/** Of a page by its path below the root, as `cost/`, or the address itself where it is another site's. */
export function pageAddress(path: string): string {
  const address = new URL(path, siteRoot());
  // Hosts that serve no folders: `npm run build -- --exact-files`.
  if (belongsHere(address)) address.pathname += homeLink()?.dataset.page ?? '';
  return address.href;
}

const belongsHere = ({ href }: URL) => href.startsWith(siteRoot().href) && href.endsWith('/');

/** Two copies of the book on one host keep apart what they store. */
export function storageName(key: string): string {
  return `${siteRoot().pathname}#${key}`;
}
