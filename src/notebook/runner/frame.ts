// The whole script of the sandboxed frame: it starts the worker that runs the cells, and answers that it is alive.
//
// It runs at an origin of its own that nothing belongs to. A cell never runs here: a frame shares the page's
// thread in some browsers, and its WebRTC is not ruled by the policy.
// Built on its own (build/programs.ts); its hash stands in the policies of page and frame.

interface Start {
  /** Source of the worker. */
  worker: string;
}

type ScriptAddress = { createScriptURL(address: string): string };
const { trustedTypes } = globalThis as {
  trustedTypes?: { createPolicy(name: string, rules: ScriptAddress): ScriptAddress };
};
const rules: ScriptAddress = { createScriptURL: (address) => address };
const policy = trustedTypes?.createPolicy('runner', rules) ?? rules;

function startWorker(source: string, life: MessagePort): void {
  // Chromium's blob workers are no secure context here; WebKit's data workers import no blobs.
  const addresses = [
    () => `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`,
    () => URL.createObjectURL(new Blob([source], { type: 'text/javascript' })),
  ];
  const attempt = (place: number) => {
    if (place >= addresses.length) return life.postMessage({ type: 'no-worker' }, []);
    let settled = false;
    let worker: Worker;
    try {
      worker = new Worker(policy.createScriptURL(addresses[place]!()));
    } catch {
      return attempt(place + 1);
    }
    const next = (event: Event) => {
      event.preventDefault();
      // Later, it is an error of a cell's own, thrown out of a timer; the worker itself tells of it.
      if (settled) return;
      settled = true;
      worker.terminate();
      attempt(place + 1);
    };
    worker.addEventListener('error', next);
    worker.addEventListener('message', ({ data }) => {
      if (settled) return;
      if (data !== 'able') return next(new Event('unable'));
      settled = true;
      const { port1, port2 } = new MessageChannel();
      worker.postMessage(null, [port1]);
      life.postMessage({ type: 'worker' }, [port2]);
    });
  };
  attempt(0);
}

function receive({ data, source, ports }: MessageEvent<Start>): void {
  const [life] = ports;
  if (source !== parent || !life) return;
  removeEventListener('message', receive);
  life.addEventListener('message', () => life.postMessage({ type: 'alive' }, []));
  life.start();
  startWorker(data.worker, life);
}

addEventListener('message', receive);
parent.postMessage('runner', '*');
