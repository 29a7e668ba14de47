// Copying for the reader, and what she is told where her browser does not let a page copy.

export const notCopied = 'Could not copy. The text is selected: copy it by hand.';

/** Copies the text, or else selects it where it is shown by then. @returns false for a text that was not copied. */
export async function copyText(
  text: string,
  shown: () => Element | null | undefined,
): Promise<boolean> {
  // Browsers give no clipboard to pages that come without encryption, and ask the reader, who may say no.
  const copied = navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (await copied) return true;
  const place = shown();
  if (place instanceof HTMLInputElement) {
    place.focus();
    place.select();
  } else if (place) getSelection()?.selectAllChildren(place);
  return false;
}
