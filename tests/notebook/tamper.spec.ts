// What a hostile cell does to its own worker, in the hope that the page believes what comes out of it.
import { expect, ready, test } from '../site/harness/page.ts';
import { countTimers, expectTimers } from './harness/alive.ts';
import { cellOf, errorOf, layText, openChanged, run, texts } from './harness/cells.ts';
import { tricks } from './harness/hostile-cells.ts';
import { watchPage } from './harness/watch.ts';

const chapter = 'connections';
const cell = 'deep-enough';

/** Takes hold of every port that any method is called on, or given, from here on. */
const portHunter = `
const isPort = (one) => Object.prototype.toString.call(one) === '[object MessagePort]';
const ports = new Set(), { add } = Set.prototype, { apply, ownKeys } = Reflect;
let busy = false;
const look = (one) => { if (busy) return; busy = true; try { keep(one); } finally { busy = false; } };
const keep = (one) => { if (one !== null && typeof one === 'object' && isPort(one)) apply(add, ports, [one]); };
for (const home of [MessagePort.prototype, MessageEvent.prototype, Event.prototype, EventTarget.prototype,
    Map.prototype, Promise.prototype, Function.prototype, Array.prototype, URL]) {
  for (const key of ownKeys(home)) {
    const own = Object.getOwnPropertyDescriptor(home, key);
    if (key === 'constructor' || !own.configurable) continue;
    const spied = (old) => typeof old !== 'function' ? old : function (...given) {
      look(this); for (let at = 0; at < given.length; at++) look(given[at]);
      const got = apply(old, this, given); look(got); return got; };
    try { Object.defineProperty(home, key, 'value' in own ? { ...own, value: spied(own.value) } : { ...own, get: spied(own.get), set: spied(own.set) }); } catch {}
  }
}
for (const key of ['ports', 'target', 'currentTarget', 'source', 'run', 'type', 'then', 'toJSON'])
  try { Object.defineProperty(Object.prototype, key, { configurable: true, get() { look(this); }, set() { look(this); } }); } catch {}
globalThis.Promise = new Proxy(Promise, { construct(Old, given, New) { given.forEach(look); return Reflect.construct(Old, given, New); } });
`;

const forged = `[
  { type: 'done', run: 0, milliseconds: 0 }, { type: 'done', run: 1, milliseconds: 0 }, { type: 'done', run: 2, milliseconds: 0 },
  { type: 'display', run: 1, bundle: { 'text/plain': 'forged' } }, { type: 'display', run: 2, bundle: { 'text/plain': 'forged' } },
  { type: 'stray', run: 1, error: { name: 'Forged', message: 'forged', cell: 'saving' } },
  { type: 'unloadable', name: 'nn', why: 'forged' }, { type: 'ready' }, { type: 'ask', ask: 1, need: 'weights' },
]`;

test('a cell that takes hold of every port it can see forges nothing: none of them is the page’s', async ({
  page,
  basePath,
  site,
}) => {
  const text = `${portHunter}
display('before');
await tick();
await sleep(5);
globalThis[Symbol.for('nn.host')].ask('digit').catch(() => {});
await sleep(50);
for (const port of ports) for (const message of ${forged}) port.postMessage(message);
await sleep(50);
display('after ' + (ports.size > 0));`;
  await openChanged(page, basePath, chapter, { [cell]: text });
  await ready(page);
  const watch = await watchPage(page, site, cell);
  await run(page, cell);
  await expect(cellOf(page, cell)).toHaveAttribute('data-status', 'fresh');
  // The hunt is a hunt: it finds the ports that \`tick\` makes for itself.
  await expect.poll(() => texts(page, cell)).toEqual(['before', 'after true']);
  const changes = await watch.changes();
  // It asked for the digit, which is the book's as long as the reader drew none.
  expect(changes.filter((one) => !one.startsWith('request: ') || !one.includes('/mnist/'))).toEqual(
    [],
  );
});

const asks: [what: string, code: string][] = [
  ['a need of another name', "host.ask('cookies')"],
  ['a prototype’s name', "host.ask('__proto__')"],
  ['a list', "host.ask(['weights'])"],
  ['an object', "host.ask({ toString: () => 'weights' })"],
  ['a path', "host.ask('../../weights/mlp-784-128-10.safetensors')"],
  ['nothing', 'host.ask()'],
  ['a function', 'host.ask(() => 1)'],
  ['another host', 'Object.assign(host, { ask: 1 })'],
  ['another host in its place', "(globalThis[Symbol.for('nn.host')] = { ask: 1 }).gone"],
];

test(`${asks.length} asks that the page does not know are answered by nobody, and the page fetches nothing`, async ({
  page,
  basePath,
  site,
}) => {
  const text = `const host = globalThis[Symbol.for('nn.host')];
const silence = sleep(400).then(() => 'silent');
for (const [what, attempt] of [${asks.map(([what, code]) => `['${what}', () => ${code}]`).join(', ')}]) {
  let words;
  try { words = await Promise.race([attempt(), silence]); } catch (error) { words = 'refused'; }
  display(what + ' → ' + words);
}`;
  await openChanged(page, basePath, chapter, { [cell]: text });
  await ready(page);
  const watch = await watchPage(page, site, cell);
  await run(page, cell);
  const found = await texts(page, cell);
  expect(found).toHaveLength(asks.length);
  for (const line of found) expect.soft(line).toMatch(/→ (refused|silent)$/);
  expect(await watch.changes()).toEqual([]);
});

test('all test images asked for 10,000 times: at most 3 answers, 1 fetch, and the page says that it was too much', async ({
  page,
  basePath,
  site,
}) => {
  const slow = `{ const host = globalThis[Symbol.for('nn.host')];
let [given, refused] = [0, 0];
await Promise.all(Array.from({ length: 1900 }, () => host.ask('test-images').then(() => given++, () => refused++)));
display(given + ' given, ' + refused + ' refused'); }`;
  const fast = slow.replace('1900', '10_000');
  await openChanged(page, basePath, chapter, { [cell]: slow, 'count-connections': fast });
  await ready(page);
  const before = site.visits.length;
  await run(page, cell);
  await expect.poll(() => texts(page, cell)).toEqual(['3 given, 1897 refused']);
  await run(page, 'count-connections');
  await expect(errorOf(page, 'count-connections')).toContainText('more than the page can look at');
  const fetched = site.visits.slice(before).filter((path) => path.includes('/mnist/'));
  expect(fetched).toHaveLength(1);
});

test(`${tricks.length} tricks with limits, errors and checks are told; the page’s timers go on after each, and the next Run works`, async ({
  page,
  basePath,
  noise,
}) => {
  noise.allow(/Maximum call stack|planted/);
  await openChanged(page, basePath, chapter, { 'count-connections': 'display("well");' });
  await ready(page);
  await countTimers(page);
  for (const [what, code, ends] of tricks)
    await test.step(what, async () => {
      await layText(page, cell, code);
      await run(page, cell);
      await expect(cellOf(page, cell), what).toHaveAttribute('data-status', ends);
      await expectTimers(page);
      await run(page, 'count-connections');
      await expect.poll(() => texts(page, 'count-connections')).toEqual(['well']);
    });
  await expect(errorOf(page, cell)).toContainText('cannot be read as TypeScript');
});
