// Whether a page asks for more than what is kept for reading it without a connection.
import { isOnDemand, isPart } from '../../../src/integrations/site-parts.ts';
import { isPage } from '../../../src/offline/edition.ts';
import { builtKept } from './built.ts';

/**
 * Which of `asked` are neither on the built page's list, nor of the shell or the images of the course, though some
 * page of the book would keep them.
 */
export function unkept(page: string, asked: string[]): string[] {
  const kept = new Set(builtKept(page));
  return asked.filter(
    (path) => !isPage(path) && isPart(path) && !isOnDemand(path) && !kept.has(path),
  );
}
