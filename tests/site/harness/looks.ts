// What the rules on colours depend on, text by text, so that they need not look twice at what they have seen.

/**
 * Runs in the page. The look of a text is all that the contrast of its letters can depend on: its own colours and
 * size, those of the line it stands in, what its ancestors paint, and what else lies where it lies. Who has that look
 * does not matter.
 * @returns each text of the page with its look.
 */
export const textLooks = (): [element: Element, look: string][] => {
  const all = [...document.body.querySelectorAll('*')].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  const ground = (element: Element) => {
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } =
      getComputedStyle(element);
    const isPicture = element.matches('img, canvas, video, svg, input, progress');
    const paints = backgroundColor !== 'rgba(0, 0, 0, 0)' || backgroundImage !== 'none';
    const alters = opacity !== '1' || filter !== 'none' || mixBlendMode !== 'normal';
    return paints || alters || isPicture
      ? [element.localName, backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join()
      : '';
  };
  const grounds = new Map(
    [document.documentElement, document.body, ...all].map((one) => [one, ground(one)]),
  );
  const boxes = new Map(all.map((one) => [one, one.getBoundingClientRect()]));
  const painters = all.filter((one) => grounds.get(one));
  const letters = (element: Element) => {
    const { color, fontSize, fontWeight, fontStyle, textDecorationLine, textShadow, opacity } =
      getComputedStyle(element);
    return [color, fontSize, fontWeight, fontStyle, textDecorationLine, textShadow, opacity].join();
  };
  const hasText = (element: Element) =>
    element.matches('input, textarea, select') ||
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
    );
  const behind = (element: Element) => {
    const found: string[] = [];
    for (let up: Element | null = element; up; up = up.parentElement)
      if (grounds.get(up)) found.push(grounds.get(up)!);
    return found.join('<');
  };
  const beside = (element: Element) => {
    const box = boxes.get(element)!;
    const meets = (other: DOMRect) =>
      other.left < box.right &&
      other.right > box.left &&
      other.top < box.bottom &&
      other.bottom > box.top;
    const others = painters.filter(
      (one) => meets(boxes.get(one)!) && !one.contains(element) && !element.contains(one),
    );
    return [...new Set(others.map((one) => grounds.get(one)!))].toSorted().join('|');
  };
  const lookOf = (element: Element) =>
    [
      element.localName,
      element.matches(':disabled, [aria-disabled=true], [aria-disabled=true] *, :disabled *'),
      getComputedStyle(element).display,
      letters(element),
      letters(element.parentElement!),
      behind(element),
      beside(element),
    ].join('; ');
  return all.filter(hasText).map((element) => [element, lookOf(element)]);
};
