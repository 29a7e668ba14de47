// The few names of a service worker's world that ours uses; TypeScript's own list cannot stand beside the page's.

export interface Tab {
  id: string;
  url: string;
}

export interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

export interface Told extends Lasting {
  data: unknown;
  source: Tab | null;
}

export interface WorkerScope {
  registration: { scope: string };
  clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<Tab[]>;
  };
  addEventListener(type: 'activate', heard: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', heard: (event: Asked) => void): void;
  addEventListener(type: 'message', heard: (event: Told) => void): void;
}

export const scope = globalThis as unknown as WorkerScope;
