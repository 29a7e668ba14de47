// The page of the benchmark: gives each contender a worker of its own, so that no heap and no compiler is shared.

interface Wire {
  worker: Worker;
  /** Settles the one question that is under way. */
  settle?: (text: string) => void;
}

const wires = new Map<string, Wire>();

function wireOf(contender: string): Wire {
  const known = wires.get(contender);
  if (known) return known;
  const url = `/bundle/worker.js?${new URLSearchParams({ contender })}`;
  const wire: Wire = { worker: new Worker(url, { type: 'module' }) };
  wire.worker.addEventListener('message', ({ data }) => wire.settle?.(data));
  wire.worker.addEventListener('error', ({ message }) =>
    wire.settle?.(JSON.stringify({ reason: message || 'its worker broke' })),
  );
  wires.set(contender, wire);
  return wire;
}

/** Playwright calls these two. */
Object.assign(globalThis, {
  ask(contender: string, text: string): Promise<string> {
    const wire = wireOf(contender);
    return new Promise((settle) => {
      wire.settle = settle;
      wire.worker.postMessage(text, []);
    });
  },
  stop(contender: string) {
    wires.get(contender)?.worker.terminate();
    wires.delete(contender);
  },
});
