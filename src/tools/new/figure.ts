// A new figure: a chart, a slider and three numbers that are true already, its sheet and its tests.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tagFiles } from '../../../components/tag-files.ts';
import { kebab } from '../../../components/page/Figure/kebab.ts';
import { NameError } from './mistake.ts';

const page = (tag: string) => `---
// Parameters of a network with one hidden layer, against how many neurons that layer has.
import Figure from '#components/page/Figure/Figure.astro';
import type { FigureProps } from '#components/page/Figure/props.ts';
import Chart from '#components/pictures/Chart/Chart.astro';
import { drawParameters } from './chart.ts';
import { ${tag}, firstNeurons, labelFor } from './${tag}.tsx';

type Props = FigureProps;
---

<Figure {...Astro.props}>
  <${tag} slot="stage" client:visible>
    <Chart draw={drawParameters(firstNeurons)} label={labelFor(firstNeurons)} />
  </${tag}>
  <slot />
</Figure>
`;

const live = (
  tag: string,
  name: string,
) => `// Live part: choose the number of hidden neurons; the chart and the three numbers follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { countParameters, drawParameters, mostNeurons } from './chart.ts';

interface Props {
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export const firstNeurons = 128;

export function ${tag}({ children }: Props) {
  const [neurons, setNeurons] = useState(firstNeurons);
  const [changed, setChanged] = useState(false);
  const { weights, biases, parameters } = countParameters(neurons);
  const draw = useMemo(() => drawParameters(neurons), [neurons]);
  return (
    <div class="stage-side">
      <div class="chart-frame">
        <LiveChart draw={draw} label={labelFor(neurons)} changed={changed}>
          {children}
        </LiveChart>
      </div>
      <Facts
        class="side"
        rows={[
          { label: 'weights', fact: '${name}-weights', value: weights },
          { label: 'biases', fact: '${name}-biases', value: biases },
          { label: 'parameters', fact: '${name}-parameters', value: parameters, strong: true },
        ]}
      />
      <div class="controls">
        <Slider
          label="Hidden neurons"
          value={neurons}
          min={1}
          max={mostNeurons}
          onValue={(value) => {
            setNeurons(value);
            setChanged(true);
          }}
        />
      </div>
    </div>
  );
}

export const labelFor = (neurons: number) =>
  \`\${formatNumber(countParameters(neurons).parameters)} parameters with \${neurons} hidden neurons.\`;
`;

const chart = `// Parameters against hidden neurons: a straight line, and the reader's point on it.
import { colour, drawChart, type Draw } from '#src/charts/frame.ts';

export const mostNeurons = 512;

/** Of a network 784-\`neurons\`-10. */
export function countParameters(neurons: number) {
  const weights = 784 * neurons + neurons * 10;
  const biases = neurons + 10;
  return { weights, biases, parameters: weights + biases };
}

export function drawParameters(neurons: number): Draw {
  const pointAt = (x: number) => ({ x, y: countParameters(x).parameters });
  return (plot, frame) =>
    drawChart(plot, frame, {
      marginLeft: 64,
      x: { label: 'hidden neurons', domain: [0, mostNeurons] },
      y: { label: 'parameters', grid: true },
      marks: [
        plot.line([1, mostNeurons].map(pointAt), { x: 'x', y: 'y', stroke: colour.soft }),
        plot.dot([pointAt(neurons)], { x: 'x', y: 'y', r: 6, fill: colour.ink }),
      ],
    });
}
`;

const test = (
  tag: string,
  name: string,
) => `// The figure ${tag}: its numbers against arithmetic, as built and after the reader has moved the slider.
import { expect, test, value } from '../site/harness/figure.ts';

test('${name}: 784 × 128 + 128 × 10 = 101,632 weights and 138 biases make 101,770 parameters', async ({
  figure: open,
}) => {
  const figure = await open('${name}');
  expect(await value(figure, '${name}-weights')).toBe(101_632);
  expect(await value(figure, '${name}-biases')).toBe(138);
  expect(await value(figure, '${name}-parameters')).toBe(101_770);
});

test('${name}: with 1 hidden neuron, 794 weights and 11 biases make 805 parameters', async ({
  figure: open,
}) => {
  const figure = await open('${name}');
  await figure.getByRole('slider', { name: 'Hidden neurons' }).fill('1');
  await expect.poll(() => value(figure, '${name}-parameters')).toBe(805);
  await expect(figure.getByRole('img', { name: /^805 parameters/ })).toBeVisible();
});
`;

/** Writes the figure `tag`, such as OneNeuron. Throws NameError. */
export function newFigure(root: string, tag: string): string[] {
  if (!/^([A-Z][a-z0-9]+)+$/.test(tag))
    throw new NameError(`A figure is a tag: write its name as in OneNeuron. “${tag}” is not.`);
  if (tagFiles(root).some((known) => known.tag === tag))
    throw new NameError(`There is a tag <${tag}> already.`);
  const name = kebab(tag);
  const folder = `components/figures/${tag}`;
  const files: Record<string, string> = {
    [`${folder}/${tag}.astro`]: page(tag),
    [`${folder}/${tag}.tsx`]: live(tag, name),
    [`${folder}/chart.ts`]: chart,
    [`tests/figures/${name}.spec.ts`]: test(tag, name),
  };
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) throw new NameError(`There is a file ${taken} already.`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return [
    ...Object.keys(files),
    `Place it in a chapter: <${tag}>**What it shows.** How to read it.</${tag}>`,
    `npm start shows it at /testbed/${name}/ until then; npm test -- ${name} checks it.`,
  ];
}
