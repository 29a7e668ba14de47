// After the build, each page gets an image of its own for whoever shares its address, and the tags that name it.
//
// The programs that fetch such images want an absolute address, which a folder of plain files cannot know.
// Told by SITE_URL (`SITE_URL=https://course.example/book/ npm run build`), all addresses here are absolute;
// without it they are relative, and only the more patient programs find the image.
//
// No browser takes part: text becomes outlines (harfbuzzjs), the picture SVG, and sharp makes it a PNG.
// This step comes before relative-urls and policy, which must see the pages as they will be.
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { readShown } from '#src/facts/share.ts';
import { createCard } from './share/card.ts';
import { readColours } from './share/colours.ts';
import { openLetters } from './share/letters.ts';
import { createMarks } from './share/marks.ts';
import { readPage, shareTags, type SharedPage } from './share/page.ts';
import { drawingFor } from './share/pictures.ts';

const hash = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 12);

const look = { palette: true, quality: 80, dither: 0, effort: 10 };

/** Makes an SVG a PNG of few colours, or takes it from `cache`, where it stays until the SVG changes. */
async function createPainter(cache: URL) {
  // Only here, so that `npm start` does without it.
  const { default: sharp } = await import('sharp');
  const rules = JSON.stringify([look, sharp.versions]);
  await mkdir(cache, { recursive: true });
  return async (svg: string): Promise<Uint8Array> => {
    const kept = new URL(`${hash(svg + rules)}.png`, cache);
    const known = await readFile(kept).catch(() => undefined);
    if (known) return known;
    const painted = await sharp(Buffer.from(svg)).png(look).toBuffer();
    await writeFile(kept, painted);
    return painted;
  };
}

async function openStudio(root: URL) {
  const paint = await createPainter(new URL('.cache/share/', root));
  const letters = await openLetters();
  const marks = createMarks(letters, await readColours(root));
  const card = createCard(letters, marks);
  const shown = await readShown();
  return async (page: SharedPage) => {
    const { svg, says } = drawingFor(page)(marks, shown, page.words);
    return { says, png: await paint(card(page, svg)) };
  };
}

/** @returns how many pages of the built `site` got an image. */
export async function makeShareImages(root: URL, site: URL, address?: URL): Promise<number> {
  const studio = await openStudio(root);
  await mkdir(new URL('share/', site), { recursive: true });
  const absolute = (path: string) => (address ? new URL(path, address).href : undefined);
  let count = 0;
  const paths = await readdir(site, { recursive: true });
  for (const path of paths.filter((one) => /(^|[\\/])index\.html$/.test(one)).toSorted()) {
    const html = await readFile(new URL(path, site), 'utf8');
    const page = readPage(html);
    if (!page) continue;
    const folder = path.replaceAll('\\', '/').replace(/index\.html$/, '');
    const { png, says } = await studio(page);
    const name = folder.slice(0, -1).replaceAll('/', '-') || 'index';
    const file = `share/${name}-${hash(png)}.png`;
    await writeFile(new URL(file, site), png);
    const image = absolute(file) ?? `/${file}`;
    const tags = shareTags(page, { image, says, address: absolute(folder) });
    await writeFile(
      new URL(path, site),
      html.replace('</head>', () => `${tags}</head>`),
    );
    count += 1;
  }
  return count;
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
