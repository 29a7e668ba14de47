// A test that asks for the page of a chapter which the course leaves out ends there, as skipped.
import type { Page } from '@playwright/test';
import { test } from '@playwright/test';
import { readCourse } from '#src/book/course.ts';

const absent = readCourse().leftOut.map(({ slug }) => slug);
const watched = new WeakSet<object>();

/** From now on all pages are watched, in whatever window a test opens them. */
export function skipAbsentChapters(page: Page): void {
  const prototype = Object.getPrototypeOf(page) as Page;
  if (absent.length === 0 || watched.has(prototype)) return;
  watched.add(prototype);
  const { goto } = prototype;
  prototype.goto = function goToPage(address, options) {
    const asked = absent.find((slug) => new RegExp(`(^|/)${slug}/(\\?|#|$)`).test(address));
    test.skip(asked !== undefined, `the course leaves out “${asked}”`);
    return goto.call(this, address, options);
  };
}
