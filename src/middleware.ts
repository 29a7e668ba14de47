// Every page, built or served, without links to chapters that the course leaves out.
import { defineMiddleware } from 'astro:middleware';
import { withoutAbsentLinks } from './book/absent-links.ts';
import { readCourse } from './book/course.ts';

export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  const course = readCourse();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (course.leftOut.length === 0 || !isPage) return response;
  return new Response(withoutAbsentLinks(await response.text(), course), response);
});
