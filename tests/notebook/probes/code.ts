// Code made from text, and trust made by a cell itself.
import type { Probe } from './probe.ts';

export const code: readonly Probe[] = [
  ['eval', '(0, eval)("1")'],
  ['new Function', 'new Function("return 1")()'],
  ['an AsyncFunction', 'new (async () => {}).constructor("return 1")()'],
  ['a generator function', 'new (function* () {}).constructor("yield 1")().next().value'],
  [
    'a timer with text',
    '(() => { setTimeout("self.planted = 1", 0); return new Promise((done) => setTimeout(() => done(self.planted), 50)); })()',
  ],
  ['eval of a text that a policy calls trusted', '(0, eval)(policy.createScript("1"))'],
  [
    'new Function of a text that a policy calls trusted',
    'new Function(policy.createScript("return 1"))()',
  ],
  ['a policy of another name', 'trustedTypes.createPolicy("planted", {}).name'],
  [
    'a default policy',
    'trustedTypes.createPolicy("default", { createScript: (text) => text }).name',
  ],
  ['the page’s policy that cleans', 'trustedTypes.createPolicy("dompurify", {}).name'],
  ['the page’s policy for its own files', 'trustedTypes.createPolicy("site", {}).name'],
  [
    'a text as an event handler',
    '(() => { self.onmessage = "planted = 1"; return self.onmessage ?? undefined; })()',
  ],
];
