// Reading without a connection begins once the page has loaded and rests, so that the first view is not held up.
// Where it is not possible nothing happens, and nothing is said.
import { whyNot } from './possible.ts';

async function start(): Promise<void> {
  if (await whyNot()) return;
  const { greetWorker } = await import('./register.ts');
  await greetWorker();
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in globalThis
    ? requestIdleCallback(work, { timeout: 2000 })
    : setTimeout(work, 200);

export function startOffline(): void {
  const begin = () => whenIdle(() => void start().catch(() => undefined));
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}
