// The first-layer weights as they form: the built pictures until a training begins, then a canvas.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { shownNeurons, tileStrengths, tilesSize } from './tiles.ts';

interface Props {
  /** (784, 128); undefined until the reader trains. */
  weights: Float32Array | undefined;
  /** After which step. */
  step: number;
  /** The pictures as they were built. */
  still: ComponentChildren;
}

/** [red, green, blue] of a token, as the page shows it now. */
function colourOf(place: Element, token: string): number[] {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  place.append(probe);
  const found = getComputedStyle(probe)
    .color.match(/[\d.]+/g)!
    .map(Number);
  probe.remove();
  return found;
}

export function WeightTiles({ weights, step, still }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!weights || !context) return;
    const parent = canvas.current!.parentElement!;
    const colours = { positive: colourOf(parent, '--positive'), negative: colourOf(parent, '--negative') }; // prettier-ignore
    const picture = context.createImageData(tilesSize.width, tilesSize.height);
    tileStrengths(weights).forEach((strength, place) => {
      const [red, green, blue] = strength > 0 ? colours.positive : colours.negative;
      picture.data.set([red, green, blue, 255 * Math.abs(strength)], 4 * place);
    });
    context.putImageData(picture, 0, 0);
  }, [weights, scheme]);
  const words = `The weights into ${shownNeurons} of the 128 hidden neurons after step ${step.toLocaleString('en-GB')}, each a picture of 28 × 28 weights: blue positive, orange negative.`;
  return (
    <div class="weight-tiles" role="img" aria-label={words}>
      <div hidden={weights !== undefined}>{still}</div>
      <canvas ref={canvas} {...tilesSize} hidden={weights === undefined} />
    </div>
  );
}

/** Changes with the colour scheme, so that what is painted once can be painted again. */
function useScheme(): boolean {
  const [isDark, setDark] = useState(false);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setDark(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isDark;
}
