// Stands in for the windows of a page, from the top down: each has an origin, and the last one is ours.

/** @param origins from the top page to our own. */
export function windowWithin(...origins: string[]): object {
  const windows: Record<string, unknown>[] = [];
  for (const [depth, origin] of origins.entries()) {
    const isOurs = origin === origins[depth - 1];
    const page: Record<string, unknown> = { frameElement: depth > 0 && isOurs ? {} : null };
    windows.push(Object.assign(page, { self: page, parent: windows[depth - 1] ?? page }));
  }
  for (const page of windows) page.top = windows[0];
  return windows.at(-1)!;
}
