// Weights as tiles in the book's two colours: the pictures of the build until there is something newer, then a canvas.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Tiling } from './tiling.ts';

interface Props {
  tiling: Tiling;
  /** (height, width) from −1 to 1; undefined: the built pictures stand. */
  strengths: Float32Array | undefined;
  /** The pictures as they were built. */
  still: ComponentChildren;
}

export function SignedTiles({ tiling: { width, height }, strengths, still }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  const colours = useRef<Colours>();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!strengths || !context) return;
    // To ask for a colour makes the page work out all its styles: once for each scheme is enough.
    if (colours.current?.scheme !== scheme) {
      colours.current = coloursIn(canvas.current!.parentElement!, scheme);
    }
    const { positive, negative } = colours.current!;
    const picture = context.createImageData(width, height);
    const { data } = picture;
    // A figure that trains paints 107,000 weights several times a second: nothing is allocated for any of them.
    for (let place = 0; place < strengths.length; place++) {
      const strength = strengths[place];
      const [red, green, blue] = strength > 0 ? positive : negative;
      data[4 * place] = red;
      data[4 * place + 1] = green;
      data[4 * place + 2] = blue;
      data[4 * place + 3] = 255 * Math.abs(strength);
    }
    context.putImageData(picture, 0, 0);
  }, [strengths, scheme]);
  return (
    <>
      <div hidden={strengths !== undefined}>{still}</div>
      <canvas ref={canvas} width={width} height={height} hidden={strengths === undefined} />
    </>
  );
}

interface Colours {
  scheme: string;
  /** [red, green, blue] */
  positive: number[];
  negative: number[];
}

const coloursIn = (place: Element, scheme: string): Colours => ({
  scheme,
  positive: colourOf(place, '--positive'),
  negative: colourOf(place, '--negative'),
});

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

/** Changes with the device's colour scheme and with the page's own, so that what is painted once can be painted again. */
function useScheme(): string {
  const [scheme, setScheme] = useState('');
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const root = document.documentElement;
    const follow = () => setScheme(`${query.matches} ${root.dataset.theme}`);
    follow();
    query.addEventListener('change', follow);
    const observer = new MutationObserver(follow);
    observer.observe(root, { attributeFilter: ['data-theme'] });
    return () => {
      query.removeEventListener('change', follow);
      observer.disconnect();
    };
  }, []);
  return scheme;
}
