// The tags of the project with their types, for the shadows of its chapters.
import { tagFiles } from '../../../components/tag-files.ts';
import type { Shadow } from './shadow.ts';

export function tagsShadow(root: string): Shadow {
  const tags = tagFiles(root);
  // The pipeline takes the caption from a figure's tag, and nothing else.
  const declared = tags.map(({ tag, file, isFigure }) =>
    isFigure
      ? `declare const ${tag}: (props: { children?: unknown }) => any;\n`
      : `import ${tag} from '#${file}';\n`,
  );
  const names = tags.map(({ tag }) => tag).join(', ');
  return {
    original: 'components/index.ts',
    file: 'components/tags.ts',
    code: `${declared.join('')}export const tags = { ${names} };\n`,
    spans: [],
    allowUnused: true,
  };
}
