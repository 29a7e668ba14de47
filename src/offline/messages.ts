// What a page tells the worker.

export interface Hello {
  edition: string;
  /** Paths of images that the page has fetched before the worker was there. */
  used: string[];
}
