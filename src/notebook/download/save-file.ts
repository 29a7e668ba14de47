// Gives the reader a text, or bytes, as a file, in the browser.

export function saveFile(name: string, mimeType: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type: mimeType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  // Firefox follows a click only on a link that stands in the page.
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
