// What the Markdown pipeline gives to each figure tag of a chapter.

export interface FigureProps {
  /** The tag's own name, such as "OneNeuron": the figure's name, its address and its sheet follow from it. */
  tag?: string;
  /** "4.1", in the order of the text; none outside a chapter. */
  number?: string;
}
