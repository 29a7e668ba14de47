// Runs axe on a page as it stands; the page is asked once, and only what is wrong comes back.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { textLooks } from './looks.ts';

// axe-core comes with @axe-core/playwright, whose own builder opens a second page for each run.
const require = createRequire(import.meta.url);
const source = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that look at colours, and those that look at where a box is and how large; all others look at neither. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const layoutRules = ['target-size', 'scrollable-region-focusable', 'css-orientation-lock'];

interface Found {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary: string }[];
}

interface InPage {
  axe: { run(context: object, options: object): Promise<{ violations: Found[] }> };
  /** The documents, layouts and looks of this page that axe has looked at. */
  lookedAt?: Set<string>;
}

/**
 * All rules run on a document that they have not seen, or not with the same elements shown. Where only its layout is
 * new, the rules on layout do; where a text has a look that no text of this page had before, those on colours.
 * @returns a sentence for each thing that breaks a rule of WCAG 2.2 A or AA, or of good practice.
 */
export async function violations(page: Page): Promise<string[]> {
  // What it ends with is not brought back: to write that down takes as long as to run it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${source};0`);
  const looks = await page.evaluateHandle(textLooks);
  const found = await page.evaluate(
    async ([all, ofColours, ofLayout, texts]) => {
      const here = window as unknown as InPage;
      const seen = (here.lookedAt ??= new Set());
      const elements = [...document.querySelectorAll('*')];
      const boxes = elements.map((element) => element.getBoundingClientRect());
      const shown = elements.map((element, place) => {
        const { width, height, right, bottom } = boxes[place]!;
        const isThere = width > 0 && height > 0 && right + scrollX > 0 && bottom + scrollY > 0;
        const hidden = { visibilityProperty: true, opacityProperty: true };
        return Number(isThere) + 2 * Number(element.checkVisibility(hidden));
      });
      const content = document.documentElement.outerHTML + shown.join('');
      const layout = content + boxes.map((box) => Object.values(box.toJSON())).join(' ');
      const run = async (options: object, context: object = document) =>
        (await here.axe.run(context, { ...options, resultTypes: ['violations'] })).violations;
      const off = (names: string[]) =>
        Object.fromEntries(names.map((name) => [name, { enabled: false }]));
      const broken: Found[] = [];
      const rules = (values: string[]) => ({ type: 'rule', values });
      if (!seen.has(content)) {
        const structure = { runOnly: { type: 'tag', values: all }, rules: off(ofColours) };
        broken.push(...(await run(structure)));
      } else if (!seen.has(layout)) broken.push(...(await run({ runOnly: rules(ofLayout) })));
      // Of the texts that look alike, one stands for all.
      // A page that is at work may have taken some away meanwhile: what comes in their place is looked at the next time.
      const there = texts.filter(([one]) => one.isConnected);
      const unseen = new Map(there.flatMap(([one, look]) => (seen.has(look) ? [] : [[look, one]])));
      const include = [...unseen.values()];
      if (include.length > 0)
        broken.push(...(await run({ runOnly: rules(ofColours) }, { include })));
      seen.add(content).add(layout);
      // A look that is wrong is told again wherever it comes back.
      if (!broken.some(({ id }) => ofColours.includes(id)))
        for (const [, look] of there) seen.add(look);
      return broken;
    },
    [tags, colourRules, layoutRules, looks] as const,
  );
  await looks.dispose();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target}: ${failureSummary}`),
  );
}
