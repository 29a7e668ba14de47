import type { MimeBundle } from '../output.ts';
export const bundle = (
  value: unknown,
  _options: { shape?: number[] } = {},
): MimeBundle | Promise<MimeBundle> => ({ 'text/plain': String(value) });
