// What a worker's cell finds around it, for the language service alone: TypeScript's own lib.webworker is too big to send.
//
// Not part of the project's types (tsconfig.json leaves it out), where the whole DOM is known.

interface Console {
  /** Prints to the browser's console. Use `display` to show something in the page. */
  log(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  table(rows: unknown): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
}
declare const console: Console;

/** Calls `call` once, after so many milliseconds. */
declare function setTimeout(call: () => void, milliseconds?: number): number;
declare function clearTimeout(timer: number | undefined): void;
/** Calls `call` again and again, so many milliseconds apart. */
declare function setInterval(call: () => void, milliseconds?: number): number;
declare function clearInterval(timer: number | undefined): void;
declare function queueMicrotask(call: () => void): void;
/** A deep copy of plain data, maps, sets and arrays. */
declare function structuredClone<Value>(value: Value): Value;
declare function atob(base64: string): string;
declare function btoa(bytes: string): string;

interface Performance {
  /** Milliseconds since the worker began, with fractions. */
  now(): number;
  readonly timeOrigin: number;
}
declare const performance: Performance;

interface Crypto {
  getRandomValues<Values extends ArrayBufferView>(values: Values): Values;
  randomUUID(): string;
}
declare const crypto: Crypto;

interface TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare const TextEncoder: new () => TextEncoder;
interface TextDecoder {
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}
declare const TextDecoder: new (encoding?: string) => TextDecoder;

interface ImageData {
  /** Red, green, blue and opacity of each pixel, 0 to 255. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}
declare const ImageData: {
  new (width: number, height: number): ImageData;
  new (data: Uint8ClampedArray, width: number, height?: number): ImageData;
};

interface AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}
interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
}
declare const Blob: new (
  parts?: (string | ArrayBuffer | ArrayBufferView | Blob)[],
  options?: { type?: string },
) => Blob;

// A chart is a picture to a cell: it can be displayed and written out, not walked through.
interface Node {
  readonly nodeName: string;
}
interface Element extends Node {
  readonly outerHTML: string;
}
interface HTMLElement extends Element {}
interface SVGElement extends Element {}
interface SVGSVGElement extends SVGElement {}
interface SVGMarkerElement extends SVGElement {}
interface CSSStyleDeclaration {
  [property: string]: unknown;
}
interface Document {
  readonly nodeType: 9;
}
