// After the build, each page gets an image of its own for whoever shares its address, and the tags that name it.
//
// The programs that fetch such images want an absolute address, which a folder of plain files cannot know.
// Told by SITE_URL (`SITE_URL=https://course.example/book/ npm run build`), all addresses here are absolute;
// without it they are relative, and only the more patient programs find the image.
//
// No browser takes part: sharp sets the text and makes the picture a PNG.
// This step comes before relative-urls and policy, which must see the pages as they will be.
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { exampleIn } from '#src/mnist/example-images.ts';
import { readSource } from '#src/mnist/source.ts';
import { createCard } from './share/card.ts';
import { readColours } from './share/colours.ts';
import { readPage, shareTags, type SharedPage } from './share/page.ts';
import { openText } from './share/text.ts';

const hash = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 12);

const look = { palette: true, quality: 80, dither: 0, effort: 10 };

type Example = ReturnType<typeof exampleIn>;

/** @returns what makes a page's image, or takes it from the cache, where it stays until the page's words change. */
async function openStudio(root: URL, example: Example) {
  const cache = new URL('.cache/share/', root);
  const set = await openText(cache);
  const { default: sharp } = await import('sharp');
  const sources = ['card.ts', 'text.ts'].map((name) => new URL(`share/${name}`, import.meta.url));
  const code = await Promise.all(sources.map((source) => readFile(source, 'utf8')));
  const colours = await readColours(root);
  const rules = JSON.stringify([look, sharp.versions, colours, code, [...example.pixels]]);
  const card = await createCard(set, colours, example.pixels);
  return async ({ eyebrow, title, question, book }: SharedPage): Promise<Uint8Array> => {
    const words = { eyebrow, title, question, book };
    const kept = new URL(`${hash(JSON.stringify(words) + rules)}.png`, cache);
    const known = await readFile(kept).catch(() => undefined);
    if (known) return known;
    const painted = await (await card(words)).png(look).toBuffer();
    await writeFile(kept, painted);
    return painted;
  };
}

const saysOf = ({ title, question }: SharedPage, { label }: Example) =>
  `${[title, question].filter(Boolean).join('. ')} Beside it a handwritten ${label}, with a yellow loop drawn round it.`;

/** @returns how many pages of the built `site` got an image. */
export async function makeShareImages(root: URL, site: URL, address?: URL): Promise<number> {
  // The digit that every page begins with.
  const example = exampleIn(readSource('test'));
  const studio = await openStudio(root, example);
  await mkdir(new URL('share/', site), { recursive: true });
  const absolute = (path: string) => (address ? new URL(path, address).href : undefined);
  const paths = await readdir(site, { recursive: true });
  const pages = paths.filter((one) => /(^|[\\/])index\.html$/.test(one));
  const shared = await Promise.all(
    pages.map(async (path) => {
      const html = await readFile(new URL(path, site), 'utf8');
      const page = readPage(html);
      if (!page) return false;
      const folder = path.replaceAll('\\', '/').replace(/index\.html$/, '');
      const png = await studio(page);
      const name = folder.slice(0, -1).replaceAll('/', '-') || 'index';
      const file = `share/${name}-${hash(png)}.png`;
      await writeFile(new URL(file, site), png);
      const image = absolute(file) ?? `/${file}`;
      const says = saysOf(page, example);
      const tags = shareTags(page, { image, says, address: absolute(folder) });
      await writeFile(
        new URL(path, site),
        html.replace('</head>', () => `${tags}</head>`),
      );
      return true;
    }),
  );
  return shared.filter(Boolean).length;
}

/** A folder's address, with the slash at its end that makes `new URL('share/…', address)` stay below it. */
function folderOf(address: string | undefined): URL | undefined {
  return address ? new URL(address.endsWith('/') ? address : `${address}/`) : undefined;
}

export function shareImages(): AstroIntegration {
  let root: URL;
  let address: URL | undefined;
  return {
    name: 'share-images',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.root;
        address = folderOf(config.site);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const count = await makeShareImages(root, dir, address);
        const where = address
          ? `under ${address}`
          : 'with relative addresses, for SITE_URL is not set';
        logger.info(`${count} pages have an image to share, ${where}`);
      },
    },
  };
}
