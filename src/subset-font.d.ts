// subset-font carries no types of its own; these are the parts of it that the book uses.
declare module 'subset-font' {
  interface Options {
    targetFormat?: 'woff2' | 'woff' | 'sfnt' | 'truetype';
    /** OpenType features; all, unless they are named. */
    keepFeatures?: string[];
    noHinting?: boolean;
    /** Axes of a variable font, cut down to a span. */
    variationAxes?: Record<string, { min: number; max: number } | number>;
  }
  export default function subsetFont(
    font: Buffer,
    characters: string,
    options?: Options,
  ): Promise<Buffer>;
}
