// The table of models for a spreadsheet.
import type { APIRoute } from 'astro';
import { modelRows } from '#components/prose/ModelTable/model-rows.ts';
import { csv } from '#components/prose/ModelTable/csv.ts';

export const GET: APIRoute = async () =>
  new Response(csv(await modelRows()), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
