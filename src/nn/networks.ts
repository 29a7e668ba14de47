// The networks that this site ships: each with its file, relative to the site's root, and the sizes of its layers.

export const networks = {
  /** One input per pixel, 128 hidden neurons, one output per digit. */
  book: { file: 'weights/mlp-784-128-10.safetensors', sizes: [784, 128, 10] },
  /** As large, and trained as well as we can. */
  best: { file: 'weights/784-128-10-best.safetensors', sizes: [784, 128, 10] },
  /** Trained like the book's, from another random start and with the images in another order; in float16. */
  second: { file: 'weights/784-128-10-second.safetensors', sizes: [784, 128, 10] },
} satisfies Record<string, { file: string; sizes: number[] }>;

export type NetworkName = keyof typeof networks;

/** The network of this book. */
export const bookNetwork = networks.book;
export const bookSizes = bookNetwork.sizes;

/** Two convolutions, from which the best learned: no page fetches it. */
export const teacherNetwork = { file: 'weights/teacher.safetensors' };
