// The only way for HTML and SVG of a cell into the page: DOMPurify, which keeps what cannot run, and hooks, which keep
// what cannot load or speak up.
//
// It gives nodes and no text, so that what was cleaned is what is shown: markup that is read twice may be read
// differently. Sheets come apart: adopted, they need no hash in the page's policy.
import DOMPurify from 'dompurify';
import { parsed, policy } from './parse-inert.ts';
import { cssMultiplies, drawingWeight, isLight } from './drawing.ts';
import { addressIn, cssLoads, cssRefers, isHarmless } from './external-loads.ts';
import { guard } from './leave.ts';
import { isQuiet } from './quiet.ts';
import { expectFits, richLimits, TooMuch } from './weight.ts';

export interface Cleaned {
  content: DocumentFragment;
  sheets: CSSStyleSheet[];
}

/** What asks, plays, overlays, moves by itself or holds other trees. */
const forbiddenTags =
  `form input button select option optgroup textarea fieldset datalist dialog label output meter progress
  video audio source track picture map area marquee blink bgsound template slot content shadow element decorator
  animatecolor animatemotion animatetransform mpath`.split(/\s+/);

const forbiddenAttributes =
  `srcset sizes poster background ping action formaction data cite longdesc usemap target rel download popover
  popovertarget popovertargetaction autofocus autoplay contenteditable accesskey tabindex name slot part exportparts is
  nonce inert draggable hidden`.split(/\s+/);

const configuration = {
  USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
  FORBID_TAGS: forbiddenTags,
  FORBID_ATTR: forbiddenAttributes,
  ALLOW_DATA_ATTR: false,
  IN_PLACE: true,
} as const;

let hooked = false;

function hook(): void {
  if (hooked) return;
  hooked = true;
  DOMPurify.addHook('uponSanitizeAttribute', (element, attribute) => {
    const { attrName, attrValue } = attribute;
    const isKept =
      isHarmless(element.localName, attrName, attrValue) &&
      isLight(attrName, attrValue) &&
      isQuiet(attrName, attrValue);
    if (!isKept) attribute.keepAttr = false;
  });
  DOMPurify.addHook('afterSanitizeAttributes', (element) => {
    if (element.localName !== 'a') return;
    const address = element.getAttribute('href') ?? element.getAttribute('xlink:href');
    if (address && !addressIn(address).startsWith('#')) guard(element, addressIn(address));
  });
}

function takeSheets(content: ParentNode): CSSStyleSheet[] {
  return [...content.querySelectorAll('style')].flatMap((style) => {
    const css = style.textContent;
    style.remove();
    if (cssLoads(css) || cssRefers(css) || cssMultiplies(css)) return [];
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [sheet];
  });
}

/** Throws TooMuch for what would hold up the page by being drawn. */
export function clean(markup: string): Cleaned {
  expectFits(markup);
  hook();
  const box = parsed(markup);
  DOMPurify.sanitize(box, { ...configuration, TRUSTED_TYPES_POLICY: policy() });
  const content = document.createDocumentFragment();
  content.append(...box.childNodes);
  const sheets = takeSheets(content);
  if (drawingWeight(content) > richLimits.drawn) throw new TooMuch('too much to draw');
  return { sheets, content };
}
