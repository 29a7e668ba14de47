// Reads an object without running any of its code: descriptors instead of values, so that a getter is named and not called.
export interface Own {
  key: string | symbol;
  /** Undefined, with `getter` set, where the value would have to be computed. */
  value?: unknown;
  getter?: boolean;
}

/** The first `most` enumerable own properties. A proxy's traps may still run, and throw. */
export function ownProperties(object: object, most: number): { own: Own[]; left: number } {
  const keys = Reflect.ownKeys(object);
  const own: Own[] = [];
  let left = 0;
  for (const key of keys) {
    if (own.length === most) {
      left = keys.length - most;
      break;
    }
    const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
    if (!descriptor?.enumerable) continue;
    own.push('value' in descriptor ? { key, value: descriptor.value } : { key, getter: true });
  }
  return { own, left };
}

/** A property's value if it is there as such, on the object or on what it inherits from. */
export function held(object: object, key: string | symbol, inherited = true): unknown {
  let at: object | null = object;
  for (let steps = 0; at && steps < 20; steps++) {
    const descriptor = Reflect.getOwnPropertyDescriptor(at, key);
    if (descriptor) return descriptor.value;
    at = inherited ? Reflect.getPrototypeOf(at) : null;
  }
  return undefined;
}

/** The name of the class that made it: "Object" for a plain one, '' for one without a prototype. */
export function className(object: object): string {
  const prototype = Reflect.getPrototypeOf(object);
  if (prototype === null) return '';
  const maker = held(prototype, 'constructor');
  const name = typeof maker === 'function' ? held(maker, 'name', false) : undefined;
  return typeof name === 'string' && name !== '' ? name : 'Object';
}

export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Reflect.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** The element of an array as it lies there: no getter, no proxy of an array is asked twice. */
export const elementAt = (list: object, index: number): unknown =>
  Reflect.getOwnPropertyDescriptor(list, String(index))?.value;
