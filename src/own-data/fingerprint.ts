// A short number for an image: equal images have equal ones, and two others have the same one in 2 ** 53 cases.
// Formula: cyrb53, https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js (public domain)

export function fingerprint(pixels: Uint8Array): number {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < pixels.length; i++) {
    one = Math.imul(one ^ pixels[i], 2654435761);
    two = Math.imul(two ^ pixels[i], 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & two) + (one >>> 0);
}
