// The tags of the project with their types, for the shadows of its chapters.
import { tagFiles } from '../../../components/tag-files.ts';
import type { Shadow } from './shadow.ts';

export function tagsShadow(root: string): Shadow {
  const tags = tagFiles(root);
  const imports = tags.map(({ tag, file }) => `import ${tag} from '#${file}';\n`).join('');
  const names = tags.map(({ tag }) => tag).join(', ');
  return {
    original: 'components/index.ts',
    file: 'components/tags.ts',
    code: `${imports}export const tags = { ${names} };\n`,
    spans: [],
    allowUnused: true,
  };
}
