// What makes a browser load something, in an attribute or in CSS: one rule for the page and for the build.
//
// CSS and addresses have blanks of their own, fewer than JavaScript's: a space that does not break is a part of an
// address, which the browser would ask the host for.

/** `\75rl(` is `url(`: CSS reads its escapes before its words, and two characters of a line's end as one. */
function unescaped(css: string): string {
  return css.replaceAll(
    /\\(?:([\da-f]{1,6})(?:\r\n|[ \t\n\r\f])?|(\P{Control}))/giu,
    (_, hex?: string, sign?: string) => {
      const point = hex === undefined ? 0 : parseInt(hex, 16);
      return sign ?? (point > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(point));
    },
  );
}

const loading =
  /@import|@font-face|@namespace|(?:image-set|image|cross-fade|src|element|paint)\s*\(/i;

const anyAddress = /url\s*\(/gi;
/** `url(#here)`: gradients and clip paths go by it. */
const ownAddress =
  /url\([ \t\n\r\f]*(?:#[\p{L}\p{N}_.:-]+|"#[\p{L}\p{N}_.:-]+"|'#[\p{L}\p{N}_.:-]+')[ \t\n\r\f]*\)/giu;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

const loads = (css: string): boolean =>
  loading.test(css) || count(css, anyAddress) !== count(css, ownAddress);

/** An address that is itself written in escapes does not stay, whatever it leads to. */
export const cssLoads = (css: string): boolean => loads(css) || loads(unescaped(css));

/** Whether it goes by anything, here or elsewhere: then nobody can say without its selectors how often. */
export const cssRefers = (css: string): boolean => count(unescaped(css), anyAddress) > 0;

/** Pictures of dots: a drawing as a picture could be one that never ends. */
const picture = /^data:image\/(?:png|jpeg|gif|webp|avif|bmp)[;,]/i;
const link = /^https?:\/\/|^#/i;

/** Text that is shown or spoken, and never read as an address or as CSS. */
const words = /^(?:alt|title|aria-.*|class|id|d|points|scope|role)$/;

/** Elements that load the picture under this address. */
const pictures = /^(?:img|image|feimage)$/i;

/** What a browser takes from both ends of an address, and nothing more. */
// oxlint-disable-next-line no-control-regex -- these are the signs
export const addressIn = (value: string): string => value.replaceAll(/^[\0- ]+|[\0- ]+$/g, '');

/** What goes by an element of this place. Where a picture is wanted, `url(#here)` asks the host for the whole page. */
const references = /^(?:fill|stroke|filter|clip-path|mask|marker(?:-(?:start|mid|end))?)$/;
const declaration =
  /^\s*(?:fill|stroke|filter|clip-path|marker(?:-(?:start|mid|end))?)\s*:\s*url\([^()]*\)\s*$/i;

/** @returns whether an attribute may stand: it loads nothing, or a picture that it carries itself. */
export function isHarmless(elementName: string, name: string, value: string): boolean {
  const attribute = name.toLowerCase();
  if (words.test(attribute)) return true;
  const address = addressIn(value);
  if (attribute === 'src') return pictures.test(elementName) && picture.test(address);
  if (attribute === 'href' || attribute === 'xlink:href') {
    if (elementName.toLowerCase() === 'a') return link.test(address);
    // A picture by `#here` would be the whole page, asked of the host.
    return pictures.test(elementName) ? picture.test(address) : value.startsWith('#');
  }
  if (cssLoads(value)) return false;
  if (!cssRefers(value)) return true;
  if (attribute !== 'style') return references.test(attribute);
  return value.split(';').every((part) => !cssRefers(part) || declaration.test(part));
}
