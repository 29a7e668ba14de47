// The contrast of each text of a page with what lies behind it, by WCAG 2.2, as the browser computes both.
import type { Page } from '@playwright/test';

/**
 * @returns a sentence for each look of a text that is too faint. Where the reader's own colours rule, the browser lays
 * her paper behind every letter, except where a sheet has told it not to.
 */
export const faintTexts = (page: Page) =>
  page.evaluate(() => {
    type Rgba = [number, number, number, number];
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const read = (colour: string): Rgba => {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
      return [red!, green!, blue!, alpha! / 255];
    };
    const over = ([r, g, b, a]: Rgba, below: Rgba): Rgba => [
      r * a + below[0] * (1 - a),
      g * a + below[1] * (1 - a),
      b * a + below[2] * (1 - a),
      1,
    ];
    const luminance = (rgb: Rgba) => {
      const [red, green, blue] = rgb.map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const contrast = (one: Rgba, other: Rgba) => {
      const [dark, bright] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
      return (bright! + 0.05) / (dark! + 0.05);
    };
    const isForced = matchMedia('(forced-colors: active)').matches;
    const canvas = read('Canvas');
    const ground = (element: Element | null): Rgba => {
      if (!element) return canvas;
      const own = read(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, ground(element.parentElement));
    };
    const isRead = (element: Element) =>
      !element.closest('svg, .visually-hidden, :disabled, [aria-disabled=true]') &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
      );
    const faint = new Set<string>();
    for (const element of document.body.querySelectorAll('*')) {
      if (!isRead(element)) continue;
      const style = getComputedStyle(element);
      const behind =
        isForced && style.getPropertyValue('forced-color-adjust') !== 'none'
          ? canvas
          : ground(element);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const found = contrast(over(read(style.color), behind), behind);
      if (found < (isLarge ? 3 : 4.5))
        faint.add(
          `${element.localName}.${element.className} “${element.textContent!.trim().slice(0, 20)}”: ${found.toFixed(2)}`,
        );
    }
    return [...faint];
  });
