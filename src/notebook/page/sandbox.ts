// The sandbox's life, seen from the page: a frame without origin or network, the worker in it, and one port to it.
//
// Stop takes the frame out of the document: whatever runs there, however deep, ends with it. No event tells that a
// frame has died of memory, so it is asked each second whether it is alive.
import frameHtml from '#made/notebook/frame.html?raw';
import { limits, type FromRunner, type ToRunner } from '../messages.ts';
import { parseFromRunner } from './parse.ts';
import { trustedFrame } from './trusted-frame.ts';
import { weightOf } from '../message-size.ts';

export interface Sandbox {
  post(message: ToRunner, transfer?: Transferable[]): void;
  /** Whether it answers: false where something that an earlier run has left there goes on and lets nothing else run. */
  isAwake(): Promise<boolean>;
  /** Ends everything in it, at once. Calling it again does nothing. */
  stop(): void;
}

export interface SandboxOptions {
  /** Source of the worker. */
  worker: string;
  receive(message: FromRunner): void;
  /** It ended by itself; `why` is for the reader. `hasBegun`: cells ran in it before. */
  died(why: string, hasBegun: boolean): void;
}

const beatMilliseconds = 1000;
const missedBeats = 3;
const startMilliseconds = 10_000;
/** What the page still looks at in one run; the worker itself stops at half. */
const patience = { messages: 2 * limits.messages, text: 2 * limits.textBytes };
const tooMuch = 'It sent more than the page can look at.';
/** Of a browser, or of the site's own Content-Security-Policy: the page cannot tell which. */
const noPlace =
  'No cell can run here: this browser, or the rules of the site that the book lies on, let no sandbox start.';
const wentOn = 'What it had started went on after its end, and let nothing else run.';
/** From its document's end on, its script has long run, or was not allowed to. */
const greetMilliseconds = 3000;
const awakeMilliseconds = 1500;

export function openSandbox({ worker, receive, died }: SandboxOptions): Sandbox {
  const frame = createFrame();
  const life = new MessageChannel();
  let port: MessagePort | undefined;
  const waiting: [ToRunner, Transferable[]][] = [];
  let beats = 0;
  let heard = { messages: 0, text: 0 };
  let isOpen = true;
  /** The worker has said so. */
  let isReady = false;
  /** No run is going on in it. */
  let isIdle = true;
  /** Beats that the idle worker has not answered. */
  let unanswered = 0;
  /** All beats that it may still answer; the answers are no messages of a cell's. */
  let asked = 0;
  const listeners = new Set<() => void>();

  const stop = () => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(heart);
    clearTimeout(late);
    clearTimeout(silent);
    removeEventListener('message', greet);
    port?.close();
    life.port1.close();
    frame.remove();
  };
  const die = (why: string) => {
    if (!isOpen) return;
    stop();
    died(why, isReady);
  };

  const beat = () => {
    asked++;
    port!.postMessage({ type: 'beat' }, []);
  };

  const heart = setInterval(() => {
    // A hidden tab's timers sleep, and the frame's with them.
    if (document.hidden || !port) return;
    if (++beats > missedBeats) die('It ran out of memory, or something else ended it.');
    else life.port1.postMessage({ type: 'beat' });
    if (!isReady || !isIdle) return;
    if (unanswered >= missedBeats) return die(wentOn);
    unanswered++;
    beat();
  }, beatMilliseconds);
  const late = setTimeout(() => die(noPlace), startMilliseconds);

  const hear = (event: MessageEvent) => {
    unanswered = 0;
    for (const listener of listeners) listener();
    listeners.clear();
    // Counted first: a browser reads a message when its data is asked for.
    if (++heard.messages > patience.messages) return die(tooMuch);
    heard.text += weightOf(event.data, patience.text);
    if (heard.text > patience.text) return die(tooMuch);
    const message = parseFromRunner(event.data);
    if (!message) return;
    if (message.type === 'alive') {
      if (asked > 0) heard.messages--;
      asked = Math.max(0, asked - 1);
      return;
    }
    if (message.type === 'ready') {
      clearTimeout(late);
      isReady = true;
    }
    if (/^(?:done|failed|superseded)$/.test(message.type)) isIdle = true;
    receive(message);
  };
  const followLife = ({ data, ports: [runner] }: MessageEvent<{ type?: unknown }>) => {
    beats = 0;
    if (data.type === 'worker' && runner && !port) {
      port = runner;
      port.addEventListener('message', hear);
      port.start();
      for (const [message, transfer] of waiting.splice(0)) port.postMessage(message, transfer);
    } else if (data.type === 'no-worker') die(noPlace);
  };

  life.port1.addEventListener('message', followLife);
  life.port1.start();

  let hasGreeted = false;
  // Its origin is “null”, as any sandboxed frame's; that it is this window tells that it is ours.
  const greet = ({ source, origin }: MessageEvent) => {
    if (source !== frame.contentWindow || origin !== 'null') return;
    removeEventListener('message', greet);
    hasGreeted = true;
    clearTimeout(silent);
    // “*”, for no address names a frame without origin.
    frame.contentWindow!.postMessage({ worker }, '*', [life.port2]);
  };
  let silent: ReturnType<typeof setTimeout> | undefined;
  frame.addEventListener('load', () => {
    if (!hasGreeted) silent = setTimeout(() => die(noPlace), greetMilliseconds);
  });
  addEventListener('message', greet);
  document.body.append(frame);

  return {
    stop,
    isAwake() {
      if (!isReady || !isIdle || !port) return Promise.resolve(true);
      const answer = new Promise<boolean>((resolve) => {
        listeners.add(() => resolve(true));
        setTimeout(() => resolve(false), awakeMilliseconds);
      });
      beat();
      return answer;
    },
    post(message, transfer = []) {
      if (message.type === 'run') isIdle = false;
      if (message.type === 'run' || message.type === 'pointer') heard = { messages: 0, text: 0 };
      if (port) port.postMessage(message, transfer);
      else waiting.push([message, transfer]);
    },
  };
}

function createFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = 'Where cells run';
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('credentialless', '');
  frame.allow = "camera 'none'; microphone 'none'; geolocation 'none'";
  frame.hidden = true;
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.srcdoc = trustedFrame(frameHtml) as string;
  return frame;
}
