// What a run starts and does not wait for: timers, workers and channels, all ended when the run ends; and between two
// runs nothing starts, so that whatever else is still under way ends at its next step.
//
// Nothing that goes on after a run can be seen or stopped by the reader, and a loop in it would hold up the next run.

const { apply, construct, defineProperty, deleteProperty, getPrototypeOf, has } = Reflect;
const { isPrototypeOf } = Object.prototype;

type Call = (...given: unknown[]) => unknown;
type Scope = Record<string, unknown>;

/** Each way to be called later, and its way to be called off. */
const timers: [name: string, callOff: string, once: boolean][] = [
  ['setTimeout', 'clearTimeout', true],
  ['setInterval', 'clearInterval', false],
  ['requestAnimationFrame', 'cancelAnimationFrame', true],
];

/** Those that answer by an event, and their ways to be asked. */
const tellers = [
  ['MessagePort', 'postMessage'],
  ['FileReader', 'readAsText', 'readAsArrayBuffer', 'readAsDataURL', 'readAsBinaryString'],
  ['XMLHttpRequest', 'send'],
] as const;

/** In its own place, and wherever a scope inherits it from: no cell may find the one of before. */
function replace(scope: Scope, name: string, value: unknown): void {
  for (let holder: object | null = scope; holder; holder = getPrototypeOf(holder))
    if (Object.hasOwn(holder, name)) deleteProperty(holder, name);
  if (value !== undefined || has(scope, name))
    defineProperty(scope, name, { value, configurable: true, writable: true });
}

/** Theirs is no work of the browser's: what waits for them alone holds the place, and is ended with it. */
const ofTheLanguage = new Set(['Promise', 'Array', 'AsyncIterator', 'AsyncDisposableStack']);

type Holder = Record<PropertyKey, unknown>;

/**
 * The browser's functions that answer by a promise, each with what holds it: asked of nothing and for nothing, they
 * alone do not throw but refuse by a promise.
 */
function* promising(scope: Scope): Generator<[Holder, string, Call]> {
  const holders: unknown[] = [scope.WebAssembly];
  for (const name of Object.getOwnPropertyNames(scope)) {
    const { value } = Object.getOwnPropertyDescriptor(scope, name)!;
    if (typeof value !== 'function' || ofTheLanguage.has(name)) continue;
    const { prototype } = value as { prototype?: object };
    // Its own functions act on the scope, of whatever they are asked: one of them ends it.
    if (prototype && !apply(isPrototypeOf, prototype, [scope])) holders.push(value, prototype);
  }
  for (const holder of holders as (Holder | undefined)[])
    for (const name of Object.getOwnPropertyNames(holder ?? {})) {
      const { value, writable } = Object.getOwnPropertyDescriptor(holder, name)!;
      if (typeof value !== 'function' || !writable || name === 'constructor') continue;
      if (refuses(value as Call)) yield [holder!, name, value as Call];
    }
  for (const name of ['fetch', 'createImageBitmap'])
    if (scope[name]) yield [scope, name, (scope[name] as Call).bind(scope)];
}

function refuses(call: Call): boolean {
  try {
    const answer = apply(call, Object.create(null), []);
    if (!(answer instanceof Promise)) return false;
    answer.catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}

export interface Leftovers {
  /** A run begins: from here on things may start. */
  begin(): void;
  isRunning(): boolean;
  /** Ends all that was started since, and says how many there were; until the next run begins nothing starts. */
  end(): number;
}

/** Said to what asks between two runs. */
export const over = 'The run that this belongs to has ended.';

/** Called before the first cell. */
export function watchLeftovers(scope: Scope): Leftovers {
  const going = new Map<object | string, () => void>();
  let runs = 0;

  /** Between two runs `instead` is called in the place of `call`. */
  function gate(holder: Holder, name: string, call: Call, instead: Call): void {
    const gated = new Proxy(call, {
      apply: (target, self, given) => apply(runs > 0 ? target : instead, self, given),
    });
    if (holder === scope) replace(scope, name, gated);
    else defineProperty(holder, name, { value: gated, configurable: true, writable: true });
  }
  // Nobody hears of it again, and what waits for it is forgotten.
  for (const [holder, name, call] of promising(scope))
    gate(holder, name, call, () => new Promise(() => undefined));
  for (const [name, ...methods] of tellers)
    for (const method of methods) {
      const holder = (scope[name] as { prototype: Holder } | undefined)?.prototype;
      if (holder?.[method]) gate(holder, method, holder[method] as Call, () => undefined);
    }

  for (const [name, callOffName, once] of timers) {
    if (!scope[name] || !scope[callOffName]) continue;
    const start = (scope[name] as Call).bind(scope);
    const callOff = (scope[callOffName] as Call).bind(scope);
    const keyOf = (id: unknown) => `${name} ${String(id)}`;
    replace(scope, name, (work: unknown, ...rest: unknown[]) => {
      if (runs === 0) return 0;
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
        if (runs === 0) throw new Error(over);
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

  return {
    begin: () => void runs++,
    isRunning: () => runs > 0,
    end() {
      runs--;
      const count = going.size;
      for (const end of going.values()) end();
      going.clear();
      return count;
    },
  };
}
