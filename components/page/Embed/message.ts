// What a figure alone in a frame tells the page around it, at first and at each change of its height.

export const messageType = 'how-neural-networks-learn:height';

/** Our own, and what learning platforms listen to (Canvas, Materia, DoenetML, PreTeXt). @param height in CSS pixels. */
export const heightMessages = (figure: string, height: number) => [
  { type: messageType, figure, height },
  { subject: 'lti.frameResize', height },
];
