// As much of Protocol Buffers as an ONNX file needs: numbers, text and messages, each behind its field number.

export type Field = number[];

const text = new TextEncoder();

/** Seven bits a byte, the low ones first; the top bit says that more follow. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

const key = (field: number, wireType: number) => varint(field * 8 + wireType);

export function numberField(field: number, value: number): Field {
  return [...key(field, 0), ...varint(value)];
}

export function bytesField(field: number, bytes: ArrayLike<number>): Field {
  // Written in a loop: half a megabyte of weights is too much for one spread.
  const written = [...key(field, 2), ...varint(bytes.length)];
  for (let k = 0; k < bytes.length; k++) written.push(bytes[k]);
  return written;
}

export const textField = (field: number, value: string): Field =>
  bytesField(field, text.encode(value));

export const messageField = (field: number, fields: Field[]): Field =>
  bytesField(field, fields.flat());
