// A chapter's cells as a file to take away, beside its page.
import type { APIRoute } from 'astro';
import { chaptersWithCells } from '#src/layouts/chapters.ts';
import { openChapter } from '#src/notebook/build/open-chapter.ts';
import { takeParts } from '#src/notebook/build/take-parts.ts';
import { programFile } from '#src/notebook/take/program.ts';

export async function getStaticPaths() {
  const chapters = await chaptersWithCells();
  return chapters.map(({ entry }) => ({ params: { chapter: entry.id, file: entry.id } }));
}

export const GET: APIRoute = async ({ params }) => {
  const record = await openChapter(params.chapter!);
  return new Response(programFile(record, await takeParts(record)));
};
