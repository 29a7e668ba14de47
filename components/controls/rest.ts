/** Between two pieces of work: the page has its turn, to draw itself and to hear the reader. */
export const rest = () => new Promise<void>((go) => setTimeout(go));
