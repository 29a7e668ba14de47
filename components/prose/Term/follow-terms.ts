// Shows a term's line from the glossary beside it: to a mouse that rests, to focus that arrives, to a tap.

const restMilliseconds = 150;

/** Older browsers show no line: there a term is the link that it is. */
export function followTerms(): void {
  if (!('showPopover' in HTMLElement.prototype)) return;
  for (const term of document.querySelectorAll<HTMLAnchorElement>('a.term')) {
    const definition = term.nextElementSibling;
    if (definition instanceof HTMLElement) follow(term, definition);
  }
}

function follow(term: HTMLAnchorElement, definition: HTMLElement): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const isOpen = () => definition.matches(':popover-open');
  const show = () => {
    if (!isOpen()) definition.showPopover({ source: term });
  };
  const later = (act: () => void) => {
    clearTimeout(resting);
    resting = setTimeout(act, restMilliseconds);
  };
  const hide = () => {
    const used = [term, definition].some((part) => part.matches(':hover, :focus-within'));
    if (!used && isOpen()) definition.hidePopover();
  };
  term.addEventListener('pointerenter', ({ pointerType }) => {
    if (pointerType === 'mouse') later(show);
  });
  term.addEventListener('focus', ({ relatedTarget }) => {
    // Focus that comes back from the definition means that it was closed.
    const returns = relatedTarget instanceof Node && definition.contains(relatedTarget);
    if (!returns && term.matches(':focus-visible')) show();
  });
  // A finger can neither rest nor focus: its tap shows the line, and the link in it leads on.
  term.addEventListener('click', (event) => {
    if ((event as PointerEvent).pointerType !== 'touch') return;
    event.preventDefault();
    show();
  });
  for (const part of [term, definition]) {
    part.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'mouse') later(hide);
    });
    part.addEventListener('focusout', () => later(hide));
  }
}
