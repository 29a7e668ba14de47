// The yardstick of the sandbox: a bare sandboxed frame with a bare worker, with nothing of the book's in it.
import type { Page } from '@playwright/test';

const worker = 'onmessage = ({ data, ports: [port] }) => port.postMessage(data);';
const frame = `<script>
  const worker = new Worker('data:text/javascript,' + encodeURIComponent(${JSON.stringify(worker)}));
  onmessage = ({ data, ports }) => worker.postMessage(data, ports);
</script>`;

/** A page of the same site that holds nothing. */
export async function openPlain(page: Page, url: string): Promise<void> {
  const body = '<!doctype html><html lang="en"><title>Plain</title><body></body></html>';
  await page.route(`${url}plain`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${url}plain`);
}

/** Makes frame and worker, sends one message there and back, and takes both away; in milliseconds. */
export const timePlain = (page: Page) =>
  page.evaluate(
    (html) =>
      new Promise<number>((done) => {
        const started = performance.now();
        const element = document.createElement('iframe');
        element.setAttribute('sandbox', 'allow-scripts');
        element.hidden = true;
        element.srcdoc = html;
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          element.remove();
          port1.close();
          done(performance.now() - started);
        });
        port1.start();
        element.addEventListener('load', () =>
          element.contentWindow!.postMessage('there', '*', [port2]),
        );
        document.body.append(element);
      }),
    frame,
  );
