// First of all, the course and every name in the content are checked: a slip ends the build at once, with file and line.
import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { tagFiles } from '../../components/tag-files.ts';
import { contentProblems } from '../book/check-content.ts';
import { readFactNames } from '../book/fact-names.ts';
import { courseFile } from '../book/parse-course.ts';
import { ContentError, sentence } from '../book/problem.ts';

export function content(): AstroIntegration {
  return {
    name: 'content',
    hooks: {
      'astro:config:setup': ({ config, command, addWatchFile, logger }) => {
        const root = fileURLToPath(config.root);
        // A server that runs begins anew with another course.
        addWatchFile(new URL(courseFile, config.root));
        const tags = new Set(tagFiles(root).map(({ tag }) => tag));
        const problems = contentProblems(root, { tags, facts: readFactNames(root) });
        if (command === 'build' && problems.length > 0) throw new ContentError(problems);
        for (const problem of problems) logger.warn(sentence(problem));
      },
    },
  };
}
