// Loads the modules that the file carries as text.

/** One library may import another by its bare name; the addresses put in its place are equal, so it is loaded once. */
export async function loadLibrary(
  texts: Readonly<Record<string, string>>,
  name: string,
): Promise<Record<string, unknown>> {
  return import(/* @vite-ignore */ addressOf(texts, name));
}

function addressOf(texts: Readonly<Record<string, string>>, name: string): string {
  const linked = (texts[name] ?? '').replace(
    /(\b(?:from|import)\s*)(["'])([a-z]+)\2/g,
    (whole, before, _quote, other) =>
      other in texts && other !== name ? before + JSON.stringify(addressOf(texts, other)) : whole,
  );
  // Errors then name the library and not the whole address.
  const text = `${linked}\n//# sourceURL=${name}.js`;
  return `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`;
}
