// No link of the built book is broken, at the root of a host or below a course's path.
import { brokenLinks, readSite } from '#src/integrations/site-links.ts';
import { everything } from '#src/tools/test/ledger.ts';
import { builtNamed } from './harness/built.ts';
import { scriptImports } from './harness/links.ts';
import { expect, test } from './harness/page.ts';

// One after the other: the book is read once, and looked at from four places.
test.describe.configure({ mode: 'default' });
let built: ReturnType<typeof readSite>;
test.beforeAll(() => void (built = readSite('dist')));

for (const base of ['/', '/a/', '/a/b/', '/~user/course-1/']) {
  test(`0 broken links, anchors and assets under "${base}"`, async ({ startSite }) => {
    expect(builtNamed(everything).length).toBeGreaterThan(0);
    expect(brokenLinks(built, base)).toEqual([]);
    const { files, wrong } = scriptImports('dist', base);
    expect(wrong).toEqual([]);
    const site = await startSite({ base });
    const unserved: string[] = [];
    for (const file of files) {
      const { ok } = await fetch(new URL(file, site.url), { method: 'HEAD' });
      if (!ok) unserved.push(file);
    }
    expect(unserved).toEqual([]);
    // The network, the images and the search are asked for by addresses that scripts put together.
    for (const kind of [
      /^_astro\/\w{16}\/.*\.safetensors$/,
      /^mnist\/.*\.bin$/,
      /^_astro\/\w{16}\/pagefind\.js$/,
    ])
      expect(files.filter((file) => kind.test(file)).length, String(kind)).toBeGreaterThanOrEqual(
        1,
      );
  });
}
