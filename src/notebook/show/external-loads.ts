// What makes a browser load something, in an attribute or in CSS: one rule for the page and for the build.

/** `\75rl(` is `url(`: CSS reads its escapes before its words, and two characters of a line's end as one. */
function unescaped(css: string): string {
  return css.replaceAll(
    /\\(?:([\da-f]{1,6})(?:\r\n|\s)?|(\P{Control}))/giu,
    (_, hex?: string, sign?: string) => {
      const point = hex === undefined ? 0 : parseInt(hex, 16);
      return sign ?? (point > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(point));
    },
  );
}

const loading =
  /@import|@font-face|@namespace|(?:image-set|image|cross-fade|src|element|paint)\s*\(|url\s*\((?!\s*["']?#)/i;

/** `url(#here)` stays: gradients and clip paths go by it. An address that is itself written in escapes does not. */
export const cssLoads = (css: string): boolean => loading.test(css) || loading.test(unescaped(css));

const picture = /^data:image\/[a-z+]+[;,]/i;
const link = /^https?:\/\/|^#/i;

/** Text that is shown or spoken, and never read as an address or as CSS. */
const words = /^(?:alt|title|aria-.*|class|id|d|points|scope|role)$/;

/** Elements that load the picture under this address. */
const pictures = /^(?:img|image|feimage)$/i;

/** @returns whether an attribute may stand: it loads nothing, or a picture that it carries itself. */
export function isHarmless(elementName: string, name: string, value: string): boolean {
  const attribute = name.toLowerCase();
  if (words.test(attribute)) return true;
  const address = value.trim();
  if (attribute === 'src') return pictures.test(elementName) && picture.test(address);
  if (attribute === 'href' || attribute === 'xlink:href') {
    if (elementName.toLowerCase() === 'a') return link.test(address);
    return address.startsWith('#') || (pictures.test(elementName) && picture.test(address));
  }
  return !cssLoads(value);
}
