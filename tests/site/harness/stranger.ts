// Another site on another port, which counts who comes: whatever the book lets out would be seen here.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Stranger {
  url: string;
  readonly visits: string[];
  close(): void;
}

/**
 * It lets everybody in, and also counts bare connections, such as a WebSocket's.
 * @param page what it answers to everything; otherwise an empty script or an empty text.
 */
export async function openStranger(page?: string, name = '127.0.0.1'): Promise<Stranger> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    const bare = request.url?.includes('.js') ? 'text/javascript' : 'text/plain';
    const type = page === undefined ? bare : 'text/html';
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type })
      .end(page ?? '');
  });
  server.on('upgrade', (request, socket) => {
    visits.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((started) => server.listen(0, name, started));
  const url = `http://${name}:${(server.address() as AddressInfo).port}/`;
  return { url, visits, close: () => server.close() };
}
