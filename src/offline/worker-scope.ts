// The few names of a service worker's world that ours uses; TypeScript's own list cannot stand beside the page's.

export interface Tab {
  id: string;
  url: string;
}

/** Each kind of event has some of these beside `waitUntil`. */
export interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
  request: Request;
  respondWith(answer: Promise<Response>): void;
  data: unknown;
  source: Tab | null;
}

export interface WorkerScope {
  registration: { scope: string };
  clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<Tab[]>;
  };
  addEventListener(
    type: 'activate' | 'fetch' | 'message',
    heard: (event: WorkerEvent) => void,
  ): void;
}

export const scope = globalThis as unknown as WorkerScope;
