// The document that charts are drawn in where there is no page: linkedom's, with what Plot asks for besides.
//
// Only the elements of this document are changed. linkedom's own classes stay as they are, for others in the same
// process may draw with them.
import { parseHTML } from 'linkedom/worker';
import { displaySymbol } from '../../display/custom.ts';
import type { MimeBundle } from '../../output.ts';
import { asCanvas } from './canvas.ts';
import { textBox } from './measure.ts';

const { document, Event } = parseHTML('<!doctype html><html><head></head><body></body></html>');
const answering = new WeakSet<Element>();
const none = { x: 0, y: 0, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };

/** Whether a pointer over this svg changes it: Plot then listens. */
export const answersPointer = (svg: Element): boolean => answering.has(svg);

function additions(
  prototype: Element,
  show: (chart: Element) => MimeBundle,
): PropertyDescriptorMap {
  return {
    clientLeft: { value: 0 },
    clientTop: { value: 0 },
    getBoundingClientRect: { value: () => none },
    getBBox: {
      value(this: Element) {
        return textBox(this);
      },
    },
    // linkedom lets nobody assign a style as text; Plot does.
    style: {
      get(this: Element): unknown {
        return Reflect.get(prototype, 'style', this);
      },
      set(this: Element, text: string) {
        this.setAttribute('style', text);
      },
    },
    addEventListener: {
      value(this: Element, type: string, ...rest: [EventListener]) {
        if (type === 'pointermove') answering.add(this);
        prototype.addEventListener.call(this, type, ...rest);
      },
    },
    [displaySymbol]: {
      value(this: Element) {
        return show(this);
      },
    },
  };
}

const extended = new Map<object, object>();

function extend<E extends Element>(element: E, show: (chart: Element) => MimeBundle): E {
  const prototype = Reflect.getPrototypeOf(element) as Element;
  let more = extended.get(prototype);
  if (!more) {
    more = Object.create(prototype, additions(prototype, show)) as object;
    extended.set(prototype, more);
  }
  return Object.setPrototypeOf(element, more) as E;
}

/** @param show how an element of it displays itself in a notebook. */
export function chartDocument(show: (chart: Element) => MimeBundle): Document {
  const element = document.createElement.bind(document);
  const elementOf = document.createElementNS.bind(document) as (
    space: string,
    name: string,
  ) => Element;
  return Object.assign(document, {
    createElement: (name: string) =>
      extend(name === 'canvas' ? asCanvas(element(name)) : element(name), show),
    createElementNS: (space: string, name: string) => extend(elementOf(space, name), show),
  });
}

/** linkedom hears its own events only. */
export function pointerEvent(type: string, x: number, y: number): Event {
  const mouse = { pointerType: 'mouse', buttons: 0, clientX: x, clientY: y };
  return Object.assign(new Event(type), mouse);
}
