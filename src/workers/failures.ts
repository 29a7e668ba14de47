// What a reader is told when a worker, or the code behind a button, fails: what happened, what is safe, what to do.

const safe = 'Everything else on this page still works.';

/** Whatever was thrown, as words that can be shown. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** `what` begins the sentence: "The training code". */
export const notLoaded = (what: string): string =>
  `${what} could not be loaded. ${safe} Check your connection, then try again.`;

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
