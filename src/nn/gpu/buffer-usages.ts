// What a buffer on the graphics processor may be used for: the flags of the WebGPU standard, by their names.
//
// The standard fixes their values (https://www.w3.org/TR/webgpu/#buffer-usage). A page has them as GPUBufferUsage
// too; TypeScript does not know it, and other runtimes need not define it.

export const bufferUsage = {
  mapRead: 0x1,
  copyFrom: 0x4,
  copyTo: 0x8,
  uniform: 0x40,
  storage: 0x80,
} as const;

export const mapForReading = 0x1;
