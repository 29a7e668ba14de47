// A chapter's cells as a file to take away, beside its page.
import type { APIRoute } from 'astro';
import { chaptersWithCells } from '#src/book/chapters.ts';
import { openChapter } from '#src/notebook/prepare/open-chapter.ts';
import { takeParts } from '#src/notebook/prepare/take-parts.ts';
import { programFile } from '#src/notebook/download/program.ts';

export async function getStaticPaths() {
  const chapters = await chaptersWithCells();
  return chapters.map(({ entry }) => ({ params: { chapter: entry.id, file: entry.id } }));
}

export const GET: APIRoute = async ({ params }) => {
  const record = await openChapter(params.chapter!);
  return new Response(programFile(record, await takeParts(record)));
};
