// A test that asks for a chapter which the course leaves out ends there; `npm test` counts it as left out with its chapter.
import type { Page } from '@playwright/test';
import { test } from '@playwright/test';
import { readCourse } from '#src/book/course.ts';
import { leftOutReason } from '#src/tools/test/left-out.ts';

const leftOut = readCourse().leftOut.map(({ slug }) => slug);
const watched = new WeakSet<object>();

/** Ends the running test if the course leaves the chapter out. */
export function skipLeftOut(chapter: string | undefined): void {
  if (chapter !== undefined && leftOut.includes(chapter)) test.skip(true, leftOutReason(chapter));
}

/** From now on all pages are watched, in whatever window a test opens them. */
export function skipLeftOutPages(page: Page): void {
  const prototype = Object.getPrototypeOf(page) as Page;
  if (leftOut.length === 0 || watched.has(prototype)) return;
  watched.add(prototype);
  const { goto } = prototype;
  prototype.goto = function goToPage(address, options) {
    skipLeftOut(leftOut.find((slug) => new RegExp(`(^|/)${slug}/(\\?|#|$)`).test(address)));
    return goto.call(this, address, options);
  };
}
