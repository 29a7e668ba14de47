// A chapter's cells as a file to take away, beside its page.
import type { APIRoute } from 'astro';
import { chaptersWithCells, openChapter } from '#src/notebook/prepare/open-chapter.ts';
import { downloadParts } from '#src/notebook/prepare/download-parts.ts';
import { programFile } from '#src/notebook/download/program.ts';

export function getStaticPaths() {
  const chapters = chaptersWithCells();
  return chapters.map((slug) => ({ params: { chapter: slug, file: slug } }));
}

export const GET: APIRoute = async ({ params }) => {
  const record = await openChapter(params.chapter!);
  const text = programFile(record, await downloadParts(record));
  return new Response(new TextEncoder().encode(text));
};
