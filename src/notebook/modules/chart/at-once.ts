// Runs work whose last touches wait for the next frame, and does these at once: here no frame is ever painted.
//
// Plot places the text of a tip, and chooses among the tips of facets, in requestAnimationFrame.

type Callback = (time: number) => void;
type Frames = Partial<Pick<typeof globalThis, 'requestAnimationFrame' | 'cancelAnimationFrame'>>;

const scope = globalThis as Frames;
const names = ['requestAnimationFrame', 'cancelAnimationFrame'] as const;

export function atOnce<T>(work: () => T): T {
  const waiting = new Map<number, Callback>();
  let asked = 0;
  const before = names.map((name) => Reflect.getOwnPropertyDescriptor(scope, name));
  const put = (name: string, value: unknown) =>
    Object.defineProperty(scope, name, { value, configurable: true, writable: true });
  put(names[0], (callback: Callback) => {
    waiting.set(++asked, callback);
    return asked;
  });
  put(names[1], (number: number) => void waiting.delete(number));
  try {
    const result = work();
    for (const callback of waiting.values()) callback(0);
    return result;
  } finally {
    names.forEach((name, place) => {
      const descriptor = before[place];
      if (descriptor) Object.defineProperty(scope, name, descriptor);
      else delete scope[name];
    });
  }
}
