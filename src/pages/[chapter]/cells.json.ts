// The record of a chapter's cells, beside its page: the first Run fetches it.
import type { APIRoute } from 'astro';
import {
  chaptersWithCells,
  openChapter,
  withSolutions,
} from '#src/notebook/prepare/open-chapter.ts';

export function getStaticPaths() {
  return chaptersWithCells().map((slug) => ({ params: { chapter: slug } }));
}

export const GET: APIRoute = async ({ params }) => {
  const { cells, ...record } = await openChapter(params.chapter!);
  const kept = cells.filter(({ role }) => withSolutions || role !== 'solution');
  return Response.json({ ...record, cells: kept });
};
