// Each message is checked where it arrives, field by field, so that a wrong one is reported and not shown as nonsense.

export type Check = (value: unknown) => boolean;
export type Fields = Record<string, Check>;

/** NaN and the infinities are numbers too: a loss may be one. */
export const isNumber: Check = (value) => typeof value === 'number';
export const isFiniteNumber: Check = (value) => Number.isFinite(value);
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isText: Check = (value) => typeof value === 'string';
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isBytes: Check = (value) => value instanceof Uint8Array;
export const isFloats: Check = (value) => value instanceof Float32Array;
export const isAnything: Check = () => true;
export const isObject: Check = (value) => typeof value === 'object' && value !== null;

export function isOneOf(values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function isOptional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function isListOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

export function hasFields(fields: Fields): Check {
  return (value) => isObject(value) && wrongField(fields, value) === undefined;
}

/** An object whose `kind` is one of these, with the fields of that kind. */
export function isOneOfKinds(kinds: Record<string, Fields>): Check {
  return (value) => {
    const kind = kindOf(value);
    return kind !== undefined && Object.hasOwn(kinds, kind) && hasFields(kinds[kind])(value);
  };
}

/** @returns what passes a message of one of `kinds` through, and throws TypeError for anything else. `what`: "a report of …". */
export function messageReader<Message extends { kind: string }>(
  what: string,
  kinds: Record<Message['kind'], Fields>,
): (value: unknown) => Message {
  return (value) => {
    const kind = kindOf(value);
    if (kind === undefined || !Object.hasOwn(kinds, kind)) {
      const known = Object.keys(kinds).join(', ');
      throw new TypeError(
        `This should be ${what}, found ${brief(value)}: its kind should be one of ${known}.`,
      );
    }
    const wrong = wrongField(kinds[kind as Message['kind']], value);
    if (wrong === undefined) return value as Message;
    const found = brief((value as Record<string, unknown>)[wrong]);
    throw new TypeError(`This should be ${what}, found "${kind}" with a wrong ${wrong}: ${found}.`);
  };
}

function kindOf(value: unknown): string | undefined {
  const { kind } = (value ?? {}) as { kind?: unknown };
  return typeof kind === 'string' ? kind : undefined;
}

function wrongField(fields: Fields, value: unknown): string | undefined {
  const values = value as Record<string, unknown>;
  return Object.keys(fields).find((name) => !fields[name](values[name]));
}

/** Never the bytes of an image set. */
function brief(value: unknown): string {
  if (ArrayBuffer.isView(value)) return value.constructor.name;
  return String(JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? '…' : part))).slice(
    0,
    80,
  );
}
