// What a reader is told when a worker, or the code behind a button, fails: what happened, what is safe, what to do.

const safe = 'Everything else on this page still works.';

/** What older browsers lack, as their errors name it. */
const newer =
  /\b(?:Worker|(?:Dec|C)ompressionStream|AbortSignal|WebAssembly|structuredClone|showPopover|withResolvers|to(?:Sorted|Reversed|Spliced)|findLast(?:Index)?)\b/;

/** Whatever was thrown, as words that can be shown. */
export function messageOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const isOfTheLanguage = error instanceof ReferenceError || error instanceof TypeError;
  const [missing] = (isOfTheLanguage && newer.exec(words)) || [];
  // Its own words name an address of the host's.
  if (isUnfetched(error)) return 'a part of this page did not come; check your connection';
  return missing ? `this browser has no ${missing}, as newer ones have` : words;
}

/** The same where it stands by itself: with a capital, and a stop at its end. */
export function sentenceOf(error: unknown): string {
  const words = messageOf(error);
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');
}

/** How Chromium, Firefox and WebKit say that a file or a module did not come, or broke off. */
const silence =
  /failed to fetch|network\s?error|load failed|network connection|error in (?:input|body) stream|dynamically imported module|importing a module script/i;

/** A file did not come. Whatever else was thrown says what it is, and is no matter of the connection. */
export const isUnfetched = (error: unknown): boolean =>
  error instanceof TypeError && silence.test(error.message);

/** `what` begins the sentence: "The training code". Without an error nothing is known but that it did not come. */
export const notLoaded = (what: string, error?: unknown): string =>
  error === undefined || isUnfetched(error)
    ? `${what} could not be loaded. ${safe} Check your connection, then try again.`
    : `${what} could not be loaded: ${messageOf(error)}. ${safe} Try again.`;

/** `name` begins each sentence: "The training worker". */
export const workerFailures = (name: string) => ({
  notLoaded: notLoaded(name),
  notStarted: (why: string) =>
    `${name} could not be started: ${why}. ${safe} Reload the page, then try again.`,
  broke: (why: string) => `${name} broke: ${why}. ${safe} Try again.`,
  invalidMessage: (why: string) =>
    `${name} sent a message that this page cannot read. ${safe} Reload the page, then try again. (${why})`,
  damagedMessage: `A message from ${name[0].toLowerCase()}${name.slice(1)} arrived damaged. ${safe} Try again.`,
  silent: `${name} has stopped answering. ${safe} Try again.`,
});
