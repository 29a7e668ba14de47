// What an output may say of itself to a screen reader: what it is and what it is called, and nothing that speaks up.
//
// A live region is read out in the middle of whatever the reader listens to, a dialog says that the rest of the page is
// shut, an application takes her keys. Only what is on these lists stays; a new role of a new edition of ARIA does not.
const words = (text: string) => new Set(text.split(/\s+/));

const roles = words(
  `article blockquote caption cell code columnheader definition deletion emphasis figure generic graphics-document
  graphics-object graphics-symbol group heading image img insertion list listitem mark math none note paragraph
  presentation row rowgroup rowheader strong subscript superscript table term text time`,
);

const attributes = words(
  `aria-braillelabel aria-colcount aria-colindex aria-colindextext aria-colspan aria-describedby aria-description
  aria-hidden aria-label aria-labelledby aria-level aria-posinset aria-rowcount aria-rowindex aria-rowindextext
  aria-rowspan aria-setsize aria-sort`,
);

/** Of a role's several words a browser takes the first that it knows, so each of them counts. */
export function isQuiet(name: string, value: string): boolean {
  const attribute = name.toLowerCase();
  if (attribute === 'role')
    return value
      .toLowerCase()
      .split(/\s+/)
      .every((role) => !role || roles.has(role));
  return !attribute.startsWith('aria-') || attributes.has(attribute);
}
