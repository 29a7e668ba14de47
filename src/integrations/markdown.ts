// What our Markdown means beyond plain MDX: cells, numbered figures and mathematics.
import { satteri } from '@astrojs/markdown-satteri';
import {
  defineHastPlugin,
  defineMdastPlugin,
  htmlToHast,
  type HastNode,
  type MdxJsxAttributeUnion,
} from 'satteri';
import temml from 'temml';
import { tagFiles } from '../../components/tag-files.ts';
import { chapterIn } from '../book/course.ts';
import { readFence } from '../notebook/prepare/fence.ts';

const figureNames: ReadonlySet<string> = new Set(
  tagFiles(process.cwd()).flatMap(({ tag, isFigure }) => (isFigure ? [tag] : [])),
);

const attribute = (name: string, value: string): MdxJsxAttributeUnion => ({
  type: 'mdxJsxAttribute',
  name,
  value,
});

/** A ```ts cell fence becomes <Cell chapter="…" place="…" />: what stands in it, the chapter's record knows. */
const cells = ({ fileURL }: { fileURL: URL | undefined }) => {
  const chapter = chapterIn(fileURL)?.slug ?? '';
  let place = 0;
  return defineMdastPlugin({
    name: 'cells',
    code(node, ctx) {
      if (!readFence(node.lang, node.meta)) return;
      ctx.replaceNode(node, {
        type: 'mdxJsxFlowElement',
        name: 'Cell',
        attributes: [attribute('chapter', chapter), attribute('place', String(place++))],
        children: [],
      });
    },
  });
};

/**
 * A figure's tag is its stage; around it goes <Figure>, with what the tag holds as its caption. Figures are numbered
 * within the chapter, whose own number is its place in content/course.yaml.
 */
const numberedFigures = ({ fileURL }: { fileURL: URL | undefined }) => {
  const chapter = chapterIn(fileURL)?.number ?? 0;
  let count = 0;
  return defineMdastPlugin({
    name: 'numbered-figures',
    mdxJsxFlowElement(node, ctx) {
      if (!node.name || !figureNames.has(node.name)) return;
      // What is in its frame already is visited again.
      if (node.attributes.some((a) => a.type === 'mdxJsxAttribute' && a.name === 'slot')) return;
      count += 1;
      const stage = { ...node, attributes: [attribute('slot', 'stage')], children: [] };
      ctx.replaceNode(node, {
        ...node,
        name: 'Figure',
        attributes: [attribute('tag', node.name), attribute('number', `${chapter}.${count}`)],
        children: [stage, ...node.children],
      });
    },
  });
};

/** Mathematics is set by Temml as MathML; no script is needed to read it. */
const mathematics = defineHastPlugin({
  name: 'mathematics',
  element: [
    {
      filter: ['code'],
      visit(node, ctx) {
        if (hasClass(node, 'math-inline')) {
          ctx.replaceNode(node, mathml(ctx.textContent(node), false));
        }
      },
    },
    {
      // Displayed mathematics comes as code inside pre; the pre would print it in the code face.
      filter: ['pre'],
      visit(node, ctx) {
        const [code] = node.children;
        if (code?.type === 'element' && hasClass(code, 'math-display')) {
          ctx.replaceNode(node, mathml(ctx.textContent(node), true));
        }
      },
    },
  ],
});

/** With large letters on a phone a table is wider than the text and scrolls in itself; keys must reach it. */
const reachableTables = defineHastPlugin({
  name: 'reachable-tables',
  element: [
    {
      filter: ['table'],
      visit(node, ctx) {
        if (node.properties?.tabIndex === 0) return;
        ctx.replaceNode(node, { ...node, properties: { ...node.properties, tabIndex: 0 } });
      },
    },
  ],
});

function hasClass(node: Readonly<Extract<HastNode, { type: 'element' }>>, name: string): boolean {
  return [node.properties?.className ?? []].flat().includes(name);
}

function mathml(tex: string, displayMode: boolean): HastNode[] {
  const html = temml.renderToString(tex.trim(), { displayMode, throwOnError: true });
  // A formula wider than a phone scrolls in a box of its own, for only Chromium lets <math> clip; keys must reach it.
  const boxed = displayMode ? `<div class="formula" tabindex="0">${html}</div>` : html;
  const tree = htmlToHast(boxed, { fragment: true });
  return 'children' in tree ? tree.children : [];
}

export function bookMarkdown() {
  return satteri({
    features: { math: true },
    mdastPlugins: [cells, numberedFigures],
    hastPlugins: [mathematics, reachableTables],
  });
}
