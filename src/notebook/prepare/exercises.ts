// The exercises and quizzes of a chapter by their names, in the order of the text: what the contents count.
import { mdxToMdast } from 'satteri';

interface Tree {
  type: string;
  name?: string | null;
  attributes?: { name?: string; value?: unknown }[];
  children?: Tree[];
}

const namesIn = ({ type, name, attributes, children = [] }: Tree): string[] => {
  const counts = type.startsWith('mdxJsx') && (name === 'Exercise' || name === 'Quiz');
  const id = counts && attributes?.find((attribute) => attribute.name === 'id')?.value;
  return [...(id ? [String(id)] : []), ...children.flatMap(namesIn)];
};

export const exercisesIn = (mdx: string): string[] =>
  namesIn(mdxToMdast(mdx, { features: { math: true, frontmatter: true } }) as Tree);
