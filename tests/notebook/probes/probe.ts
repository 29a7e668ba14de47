// What a probe is, and the cell that tries many of them at once and says of each how it ended.

/**
 * `code` is an expression; it knows REMOTE and SITE (addresses), `url` (what a worker may be made from), `told` (what a
 * worker says first) and `settled` (an event of success or of error). `through` is the only value that it may come to.
 */
export type Probe = readonly [name: string, code: string, through?: RegExp];

/**
 * After so long, whatever a probe waits for counts as silent, which is as good as refused: on a busy machine more are
 * silent, and none gets through that would not.
 */
const patience = 1500;

const helpers = `
const policy = trustedTypes.createPolicy('runner', {
  createScriptURL: (text) => text, createScript: (text) => text, createHTML: (text) => text });
const url = (address) => policy.createScriptURL(address);
const blob = (code) => url(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
const data = (code) => url('data:text/javascript,' + encodeURIComponent(code));
const settled = (target, good) => new Promise((done, fail) => {
  target.addEventListener(good, (event) => done(event.data ?? 'event ' + good));
  target.addEventListener('error', () => fail(new Error('error event')));
});
const told = (worker) => settled(worker, 'message');
const tries = (code) => '(async () => { try { const got = await (' + code + '); postMessage("through " + got); }' +
  ' catch (error) { postMessage("refused inside " + error.name); } })()';
const heldBack = (words) => { if (/^refused/.test(words)) throw new TypeError(words); return words; };
const silent = new Promise((done) => setTimeout(() => done(silence), ${patience}));
const silence = Symbol();
`;

/** TypeScript of a cell that tries all of them, each behind its own \`try\`, and displays one line for each. */
export function probingCell(probes: readonly Probe[], remote: string, site: string): string {
  const attempts = probes.map(
    ([name, code]) => `[${JSON.stringify(name)}, async () => (${code})],`,
  );
  return `const REMOTE = ${JSON.stringify(remote)}, SITE = ${JSON.stringify(site)};
${helpers}
await Promise.all([
${attempts.join('\n')}
].map(async ([name, attempt]) => {
  let words;
  try {
    const got = await Promise.race([attempt(), silent]);
    words = got === silence ? 'silent' : got === undefined ? 'absent' : 'through ' + String(got);
  } catch (error) {
    words = 'refused ' + error?.name + ' ' + String(error?.message).slice(0, 90);
  }
  display(name + ' → ' + words);
}));
display('all tried');
`;
}

/** From the lines that the cell displayed: what each probe came to. */
export function outcomes(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines
      .filter((line) => line.includes(' → '))
      .map((line) => line.split(' → ', 2) as [string, string]),
  );
}
