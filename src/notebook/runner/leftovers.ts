// What a run starts and does not wait for: timers, workers and channels, all ended when the run ends.
//
// Nothing that goes on after a run can be seen or stopped by the reader, and a loop in it would hold up the next run.

const { apply, construct, defineProperty, deleteProperty, getPrototypeOf, has } = Reflect;

type Call = (...given: unknown[]) => unknown;
type Scope = Record<string, unknown>;

/** Each way to be called later, and its way to be called off. */
const timers: [name: string, callOff: string, once: boolean][] = [
  ['setTimeout', 'clearTimeout', true],
  ['setInterval', 'clearInterval', false],
  ['requestAnimationFrame', 'cancelAnimationFrame', true],
];

/** In its own place, and wherever a scope inherits it from: no cell may find the one of before. */
function replace(scope: Scope, name: string, value: unknown): void {
  for (let holder: object | null = scope; holder; holder = getPrototypeOf(holder))
    if (Object.hasOwn(holder, name)) deleteProperty(holder, name);
  if (value !== undefined || has(scope, name))
    defineProperty(scope, name, { value, configurable: true, writable: true });
}

/** Called before the first cell. @returns ends all that was started since, and says how many there were. */
export function watchLeftovers(scope: Scope): () => number {
  const going = new Map<object | string, () => void>();

  for (const [name, callOffName, once] of timers) {
    if (!scope[name] || !scope[callOffName]) continue;
    const start = (scope[name] as Call).bind(scope);
    const callOff = (scope[callOffName] as Call).bind(scope);
    const keyOf = (id: unknown) => `${name} ${String(id)}`;
    replace(scope, name, (work: unknown, ...rest: unknown[]) => {
      const id: unknown = start(
        (...given: unknown[]) => {
          if (once) going.delete(keyOf(id));
          return typeof work === 'function' ? apply(work, scope, given) : undefined;
        },
        ...rest,
      );
      going.set(keyOf(id), () => callOff(id));
      return id;
    });
    replace(scope, callOffName, (id: unknown) => {
      // A browser lets either call off both kinds of timers.
      for (const [kind] of timers) going.delete(`${kind} ${String(id)}`);
      return callOff(id);
    });
  }

  // Timers by other names: the first goes by the scope's own from here on, the second nobody can call off.
  const {
    AbortSignal: Signal,
    AbortController: Controller,
    Atomics: memory,
  } = scope as {
    AbortSignal?: Scope;
    AbortController?: typeof AbortController;
    Atomics?: Scope;
  };
  const watchedTimeout = scope.setTimeout as Call;
  if (Signal && Controller)
    replace(Signal, 'timeout', (milliseconds: unknown) => {
      const controller = new Controller();
      const reason = new DOMException('The signal timed out.', 'TimeoutError');
      watchedTimeout(() => controller.abort(reason), milliseconds);
      return controller.signal;
    });
  if (memory) replace(memory, 'waitAsync', undefined);

  /** A class whose instances are ended by `endOf`. */
  function watch<Made extends object>(name: string, endOf: (made: Made) => () => void): void {
    const own = scope[name] as (new (...given: unknown[]) => Made) | undefined;
    if (!own) return;
    const watched = new Proxy(own, {
      construct(target, given, maker) {
        const made = construct(target, given, maker) as Made;
        going.set(made, endOf(made));
        return made;
      },
    });
    replace(scope, name, watched);
    defineProperty(own.prototype as object, 'constructor', { value: watched });
  }
  watch<Worker>('Worker', (worker) => worker.terminate.bind(worker));
  watch<MessageChannel>('MessageChannel', ({ port1 }) => port1.close.bind(port1));
  watch<BroadcastChannel>('BroadcastChannel', (channel) => channel.close.bind(channel));
  // Its tasks cannot be called off by another than who asked for them.
  replace(scope, 'scheduler', undefined);

  return () => {
    const count = going.size;
    for (const end of going.values()) end();
    going.clear();
    return count;
  };
}
