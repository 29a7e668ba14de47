// 784 bytes as a short text, so that a picture can travel in a page.

export const pixelText = (pixels: Uint8Array): string => btoa(String.fromCharCode(...pixels));

export const pixelsFrom = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
