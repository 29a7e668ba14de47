// Another site on another port, which counts who comes: whatever a cell gets out would be seen here.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Stranger {
  url: string;
  readonly visits: string[];
  close(): void;
}

/** It lets everybody in, and also counts bare connections, such as a WebSocket's. */
export async function openStranger(): Promise<Stranger> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    const type = request.url?.includes('.js') ? 'text/javascript' : 'text/plain';
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type }).end('');
  });
  server.on('upgrade', (request, socket) => {
    visits.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, visits, close: () => server.close() };
}
