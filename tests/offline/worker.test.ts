// The worker, over a host that changes between any two requests and a cache that others can write to.
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltEdition, buildEdition, root, World } from './world.ts';

let editions: BuiltEdition[];
beforeAll(async () => {
  editions = await Promise.all(['first', 'second', 'third'].map((mark) => buildEdition(mark)));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function world(): Promise<World> {
  const made = new World(editions);
  await made.startWorker();
  return made;
}

const paths = ['', 'one/', ''];

/** Three pages are opened while the host changes before request `there`, and back before request `back`. */
async function wavering(there: number, back: number) {
  const book = await world();
  book.onRequest = (count) => {
    book.host = count < there || count >= back ? 0 : 1;
  };
  const opened = [];
  for (const path of paths) opened.push(await book.open(path));
  return { book, opened };
}

test('a host that changes to another edition before any request and back before any later one, in more than 300 ways: no page of 3 is given a file of the other, and what is kept opens whole with the host gone', async () => {
  let [shown, worlds] = [0, 0];
  const { book } = await wavering(Infinity, Infinity);
  for (let there = 0; there <= book.requests; there++) {
    let requests = Infinity;
    for (let back = there + 1; back <= requests + 1; back++) {
      worlds++;
      const { book: wavered, opened } = await wavering(there, back);
      ({ requests } = wavered);
      const at = `there before ${there}, back before ${back}`;
      for (const { edition, foreign } of opened)
        expect({ at, isBook: Boolean(edition), foreign }).toEqual({
          at,
          isBook: true,
          foreign: [],
        });
      wavered.onRequest = undefined;
      wavered.host = undefined;
      await wavered.startWorker();
      for (const path of paths) {
        const { edition, foreign, missing } = await wavered.open(path);
        expect({ at, foreign, missing }).toEqual({ at, foreign: [], missing: [] });
        shown += edition ? 1 : 0;
      }
    }
  }
  expect(worlds).toBeGreaterThan(300);
  // A worker that gives nothing would pass as well.
  expect(shown).toBeGreaterThan(2 * worlds);
});

test('pages that were kept follow a newer edition by themselves; what no edition but the last two needs goes', async () => {
  const book = await world();
  await book.open('one/');
  const own = editions.map(({ hashes }) => new Set(hashes.values()));
  const names = () => [...book.kept.keys()].map((url) => url.split('/').at(-1)!);
  const only = (edition: number) =>
    names().filter((name) => own.every((one, k) => one.has(name) === (k === edition)));
  expect(only(0).length).toBeGreaterThan(3);
  for (const host of [1, 2]) {
    book.host = host;
    await book.open('');
  }
  expect(only(0)).toEqual([]);
  expect(only(1).length).toBeGreaterThan(3);
  // Back to the one before, as a host may waver: it is still here, and then it is the one that was seen last.
  book.host = 1;
  await book.open('');
  book.host = undefined;
  for (const path of ['one/', '']) {
    const { edition, missing } = await book.open(path);
    expect([edition?.id, missing]).toEqual([editions[1]!.id, []]);
  }
});

test('while another tab of the book is open, nothing of an older edition goes', async () => {
  const book = await world();
  book.tabs = [{ id: 'other', url: `${root}one/` }];
  for (const host of [0, 1, 2]) {
    book.host = host;
    await book.open('');
  }
  const names = new Set([...book.kept.keys()].map((url) => url.split('/').at(-1)!));
  const { pages, files } = editions[0]!;
  for (const place of pages['']!) expect(names.has(files[place]![2])).toBe(true);
  book.tabs = [{ id: 'stranger', url: 'https://host.test/another/' }];
  await book.open('');
  expect(book.kept.has(`${root}offline/${editions[0]!.id}.json`)).toBe(false);
});

test('whatever others put into the place of any one of the things kept is never given; it comes anew from the host', async () => {
  const book = await world();
  for (const path of paths) await book.open(path);
  const planted = new TextEncoder().encode('<h1>planted</h1>').buffer;
  const places = [...book.kept.keys()];
  expect(places.length).toBeGreaterThan(8);
  for (const place of places) {
    for (const host of [undefined, 0]) {
      book.kept.set(place, [
        planted,
        [
          ['content-type', 'text/html'],
          ['refresh', '0'],
        ],
      ]);
      book.host = host;
      await book.startWorker();
      for (const path of paths) {
        const { html, foreign, missing } = await book.open(path);
        expect([place, html.includes('planted'), foreign]).toEqual([place, false, []]);
        if (host === 0) expect(missing).toEqual([]);
      }
    }
    expect(place + new TextDecoder().decode(book.kept.get(place)?.[0])).not.toContain('planted');
  }
});

test('headers that a host or a stranger adds to a page are not given from the cache, but those of its policy', async () => {
  const book = await world();
  await book.open('');
  for (const [place, [bytes]] of book.kept)
    book.kept.set(place, [
      bytes,
      [
        ['refresh', '0; url=https://other.test/'],
        ['link', '<https://other.test/a.js>; rel=preload'],
        ['cross-origin-embedder-policy', 'require-corp'],
      ],
    ]);
  book.host = undefined;
  const { headers } = await book.ask('', 'navigate');
  expect([...headers.keys()]).toEqual(['cross-origin-embedder-policy']);
});

test('a page or a file that was changed on its way is not kept, and comes again as it was built', async () => {
  const book = await world();
  await book.open('');
  for (const changed of ['one/', ...editions[0]!.files.map(([path]) => path)]) {
    const proxied = await world();
    proxied.onWay = (path, bytes) =>
      path === changed ? Buffer.concat([bytes, Buffer.from('<script>1</script>')]) : bytes;
    const { html } = await proxied.open('one/');
    expect([changed, html.includes('<script>1</script>')]).toEqual([changed, changed === 'one/']);
    for (const [bytes] of proxied.kept.values())
      expect(changed + new TextDecoder().decode(bytes)).not.toContain('<script>1</script>');
    proxied.onWay = undefined;
    await proxied.open('one/');
    proxied.host = undefined;
    const { edition, missing, foreign } = await proxied.open('one/');
    expect([changed, edition?.id, missing, foreign]).toEqual([changed, editions[0]!.id, [], []]);
  }
});

test('9 messages that no page of the book sends are not heard', async () => {
  const book = await world();
  await book.open('');
  const before = [book.requests, book.kept.size];
  const edition = editions[1]!.id;
  const nonsense = [null, 7, 'forget', {}, { edition }, { edition: '../../x', used: [] }];
  const more = [{ edition, used: [1] }, { edition: [edition], used: [] }, { used: ['x'] }];
  for (const data of [...nonsense, ...more]) await book.tell(data);
  expect([book.requests, book.kept.size]).toEqual(before);
});

test('a host that does not answer within 3 seconds is answered for by what is kept, and waited for by what is not', async () => {
  const book = await world();
  await book.open('');
  book.host = 1;
  let answer = () => {};
  book.slow = new Promise((done) => (answer = done));
  vi.useFakeTimers();
  const [kept, other] = [book.ask('', 'navigate'), book.ask('one/', 'navigate')];
  await vi.advanceTimersByTimeAsync(3000);
  expect(await (await kept).text()).toContain('<h1>first</h1>');
  answer();
  expect(await (await other).text()).toContain('<h1>second</h1>');
});

test('with the host gone: an address without its slash leads to its page, one that is not here gets the stand-in with addresses from the root, whatever signs the path holds', async () => {
  const book = await world();
  await book.open('one/');
  book.host = undefined;
  const redirect = await book.ask('one?a=1', 'navigate');
  expect([redirect.status, redirect.headers.get('location')]).toEqual([302, `${root}one/?a=1`]);
  const html = await (await book.ask('no/such/page', 'navigate')).text();
  expect(html).toContain('<h1>first</h1>Not here. <a href="/~user/a$&b/">Home</a>');
});

test('what has no name of its own content goes past the worker, and so does what is not the book’s', async () => {
  const book = await world();
  await book.open('one/');
  book.host = 1;
  expect(await (await book.ask('table.csv')).text()).toBe('second');
  book.host = undefined;
  await expect(book.ask('table.csv')).rejects.toThrow('Failed to fetch');
  expect(await (await book.ask('table.csv', 'navigate')).text()).toBe('first');
});

test('on a host that answers each folder with 404, pages that were opened as files are kept, with the stand-in, and open with the host gone', async () => {
  const exact = await buildEdition('exact', true);
  const book = new World([exact]);
  await book.startWorker();
  expect((await book.ask('one/', 'navigate')).status).toBe(404);
  for (const path of ['index.html', 'one/index.html']) {
    const response = await book.ask(path, 'navigate');
    expect(response.status).toBe(200);
    await book.tell({ edition: exact.id, used: [] }, path);
  }
  for (const path of ['', 'one/', 'offline/'])
    expect(book.kept.has(`${root}offline/${exact.hashes.get(path)}`)).toBe(true);
  book.host = undefined;
  for (const path of ['index.html', 'one/index.html'])
    expect(await (await book.ask(path, 'navigate')).text()).toContain('<h1>exact</h1>');
  expect(await (await book.ask('two/index.html', 'navigate')).text()).toContain('Not here.');
});
