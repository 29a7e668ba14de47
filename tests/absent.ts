// Tests of a chapter are named after it; those of a chapter that the course leaves out are not there.
import { readCourse } from '#src/book/course.ts';

/** Patterns of the files for `exclude` and `testIgnore`. */
export const absentTests: string[] = readCourse().leftOut.flatMap(({ slug }) =>
  [`${slug}.*`, `${slug}-*`].map((name) => `**/{built,chapters}/{[0-9][0-9]-,}${name}.ts`),
);
