// The table of models for programs; each row with its recipe and the command that makes it again.
import type { APIRoute } from 'astro';
import { modelRows } from '#components/prose/ModelTable/model-rows.ts';

export const GET: APIRoute = async () => {
  return Response.json(await modelRows());
};
