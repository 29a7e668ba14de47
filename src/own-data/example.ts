// One image that the reader brought, as the network takes it.

export interface Example {
  /** (784), 0 = paper to 255 = ink. */
  pixels: Uint8Array;
  /** The file it is from, or "drawn here". */
  source: string;
}

/** An example, and the name of the class that its file gives it. */
export interface Labelled {
  className: string;
  example: Example;
}
