// Links to chapters that the course leaves out: they lead to the published book, or become plain text.
import type { Course } from './course.ts';

/** A link in a built page; links do not nest, and only quotes may hold a `>`. */
const anchor = /<a\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/a>/g;
const address = /(\shref=")\/([\w-]+)\/([^"]*)"/;

/** The address of a chapter, in this course or in the published book; undefined when there is none. */
export function whereChapterIs(course: Course, slug: string): string | undefined {
  if (course.chapters.some((chapter) => chapter.slug === slug)) return `${slug}/`;
  return course.published && `${course.published}${slug}/`;
}

/** The same page without links that would lead nowhere. */
export function withoutAbsentLinks(html: string, course: Course): string {
  const absent = new Set(course.leftOut.map(({ slug }) => slug));
  if (absent.size === 0) return html;
  return html.replaceAll(anchor, (whole, attributes: string, inner: string) => {
    const [, start, slug, rest] = address.exec(attributes) ?? [];
    if (!slug || !absent.has(slug)) return whole;
    if (!course.published) return inner;
    const there = `${start}${course.published}${slug}/${rest}"`;
    return `<a${attributes.replace(address, () => there)}>${inner}</a>`;
  });
}
