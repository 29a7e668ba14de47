// `npm start`: opens the book for reading and writing at http://localhost:4321/; PORT chooses another port.
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { dev } from 'astro';

const root = fileURLToPath(new URL('../../', import.meta.url));
const port = Number(process.env['PORT'] ?? 4321);

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function isTaken(): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ port, host: 'localhost' });
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  stop(`PORT should be a whole number from 1 to 65535, found "${process.env['PORT']}".`);
}
if (await isTaken()) {
  stop(
    `Port ${port} is taken by another program: end that one, or choose another port with PORT=${port + 1} npm start.`,
  );
}
const server = await dev({
  root,
  logLevel: 'warn',
  server: { port, host: 'localhost' },
  vite: { server: { strictPort: true } },
});
// The first page computes every number of the book; better now than under the first reader's eyes.
console.log('Computing the numbers of the book from 70,000 images …');
await fetch(`http://localhost:${port}/`).catch(() => undefined);
console.log(`The book is open at http://localhost:${port}/ (Ctrl+C ends it).`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void server.stop().finally(() => process.exit(0)));
}
