// The site's own address on whatever host and path it stands, and the name its storage goes by.

/** The page links to its home; that link holds under any base path. */
export function siteRoot(): URL {
  const home = document.querySelector<HTMLLinkElement>('link[rel="home"]');
  return new URL(home?.href ?? './', document.baseURI);
}

/** Two copies of the book on one host keep apart what they store. */
export function storageName(key: string): string {
  return `${siteRoot().pathname}#${key}`;
}
