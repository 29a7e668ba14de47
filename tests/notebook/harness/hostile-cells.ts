// Cells that keep the processor, flood the page with messages, or trick its limits; the tests end them, the benchmark times them.

/** Each runs until it is stopped. */
export const endless: [what: string, code: string][] = [
  ['an endless loop', 'for (;;);'],
  ['a flood of outputs', 'for (let i = 0; ; i++) display(i);'],
  [
    'a flood of asks',
    "const { ask } = globalThis[Symbol.for('nn.host')]; for (;;) { for (let i = 0; i < 1500; i++) ask('cookies'); for (;;); }",
  ],
  [
    'outputs for as long as it runs',
    'for (let i = 0; ; i++) { display(i, { id: String(i % 20) }); await tick(); }',
  ],
];

/** Each takes memory, or processors, until it is stopped or dies of it. */
export const bombs: [what: string, code: string][] = [
  [
    'arrays that grow',
    'const all = []; for (;;) { all.push(Array(100_000).fill(all.length)); if (all.length % 50 === 0) await tick(); }',
  ],
  [
    'buffers that grow',
    'const all = []; for (;;) { try { all.push(new Uint8Array(64_000_000)); } catch { all.length = 0; } await tick(); }',
  ],
  [
    'WebAssembly memories',
    'const all = []; for (;;) { try { const one = new WebAssembly.Memory({ initial: 1000, maximum: 4000 }); one.grow(1000); all.push(one); } catch { all.length = 0; } await tick(); }',
  ],
  [
    '50 nested workers that loop',
    "const policy = trustedTypes.createPolicy('runner', { createScriptURL: (text) => text }); const address = URL.createObjectURL(new Blob(['for (;;);'], { type: 'text/javascript' })); const all = []; for (let i = 0; i < 50; i++) all.push(new Worker(policy.createScriptURL(address))); for (;;) await tick();",
  ],
];

/** Each ends by itself, in one of these statuses. */
export const tricks: [what: string, code: string, ends: RegExp][] = [
  [
    'texts hidden from the limit by a toJSON',
    "Object.prototype.toJSON = () => 0; String.prototype.toJSON = () => ''; for (let i = 0; i < 900; i++) display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/plain': 'x', 'text/html': 'y'.repeat(400_000) }) });",
    /fresh/,
  ],
  [
    '50,000 failures of a check',
    "for (let i = 0; i < 50_000; i++) check(false, i + 'x'.repeat(1000));",
    /fresh/,
  ],
  [
    'a check that failed in 20 million characters',
    "check(false, 'x'.repeat(20_000_000));",
    /fresh/,
  ],
  [
    'failures by another iterator',
    "Array.prototype[Symbol.iterator] = function* () { for (let i = 0; i < 1e5; i++) yield 'x'.repeat(100); }; Map.prototype.values = () => Array(1e5).fill('x'.repeat(100)); check(false, 'a');",
    /fresh|failed/,
  ],
  [
    'an error of 50 million characters',
    "throw Object.assign(new Error('x'.repeat(50_000_000)), { name: 'y'.repeat(50_000_000), cause: new Error('z'.repeat(1e7)) });",
    /failed/,
  ],
  [
    'an error of errors',
    "let error = new Error('x'); for (let i = 0; i < 1e5; i++) error = new Error('y', { cause: error }); throw error;",
    /failed/,
  ],
  [
    '5,000 errors out of timers',
    "for (let i = 0; i < 5000; i++) dispatchEvent(new ErrorEvent('error', { error: new Error('x'.repeat(500)), cancelable: true }));",
    /fresh/,
  ],
  [
    'JSON that nests 5,000 deep',
    "let deep = {}; for (let i = 0; i < 5000; i++) deep = { deep }; try { display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/plain': 'x', 'application/x.json': deep }) }); } catch {}",
    /fresh/,
  ],
  [
    'progress of no number',
    "for (const bad of [NaN, Infinity, -1, 'x', {}, [], 1e308]) progress(bad, bad);",
    /fresh/,
  ],
  [
    'a display that displays itself',
    "const again = { [Symbol.for('Jupyter.display')]: () => { display(again); return {}; } }; display(again);",
    /failed/,
  ],
  ['an end of its own worker', 'self.close(); await sleep(60_000);', /failed/],
  ['a body that ends its wrapper', '}; }; globalThis.planted = 1; (async () => { {', /failed/],
];
