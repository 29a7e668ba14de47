// The digest used where the browser gives none, against published values and Node's own.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '#src/mnist/sha256.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

// https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
test.each([
  ['abc', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['the empty message', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [
    'the message of 56 bytes',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [
    'one million times a',
    'a'.repeat(1_000_000),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  ],
])('the digest of %s is the published one', (_name, message, published) => {
  expect(sha256(bytes(message))).toBe(published);
});

test('digests of all lengths from 0 to 200 bytes equal those of node:crypto', () => {
  for (let length = 0; length <= 200; length++) {
    const message = Uint8Array.from({ length }, (_, i) => (i * 37 + length) % 256);
    expect(sha256(message)).toBe(createHash('sha256').update(message).digest('hex'));
  }
});
