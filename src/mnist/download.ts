// Fetches one file, telling how far it has come, and says why when it cannot.
import { AssetError } from './asset-error.ts';

export interface DownloadOptions {
  /** Of the file as it lies on the server, for the progress when the server names no length. */
  packedLength: number;
  /** Of the file once unpacked: some hosts unpack gzip on the way. */
  unpackedLength: number;
  onProgress(loadedBytes: number, totalBytes: number): void;
  signal: AbortSignal;
  /** Passes the browser's cache by: it may hold the very copy that failed. */
  afresh: boolean;
}

/** The body as it came, packed or not. Throws AssetError, or the signal's reason when aborted. */
export async function download(
  url: string,
  options: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(url, options);
  const named = lengthNamed(response);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  let total = 0;
  // A stream read by a loop: `for await` over a body is still missing in Safari.
  const reader = response.body!.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      options.signal.throwIfAborted();
      throw new AssetError('truncated', `${url} broke off after ${loaded} bytes.`, cause);
    });
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    total ||= named ?? (isGzip(value) ? options.packedLength : options.unpackedLength);
    options.onProgress(Math.min(loaded, total), total);
  }
  if (named !== undefined && loaded < named) {
    throw new AssetError('truncated', `${url} should be ${named} bytes, found ${loaded}.`);
  }
  return join(chunks, loaded);
}

/** Whether the bytes begin as gzip does. Unpacked shards begin with labels, which are 0 to 9. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && (bytes.length < 2 || bytes[1] === 0x8b);
}

async function request(url: string, { signal, afresh }: DownloadOptions): Promise<Response> {
  const cache = afresh ? 'reload' : 'default';
  const response = await fetch(url, { signal, cache }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AssetError('network', `${url} could not be fetched.`, cause);
  });
  // Hosts of single-page sites answer a missing file with their front page.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (response.ok && !isPage && response.body) return response;
  await response.body?.cancel();
  const found = `${url} was answered with ${response.status}${isPage ? ' and a page of HTML' : ''}.`;
  const isMissing = response.ok || response.status === 404 || response.status === 410;
  throw new AssetError(isMissing ? 'missing' : 'network', found);
}

/** Content-Length, unless it counts something else than the bytes that reach the page. */
function lengthNamed({ headers }: Response): number | undefined {
  const isRecoded = headers.has('content-encoding');
  const length = Number(headers.get('content-length'));
  return !isRecoded && Number.isSafeInteger(length) && length > 0 ? length : undefined;
}

function join(chunks: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
