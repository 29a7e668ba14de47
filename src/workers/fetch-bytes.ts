// A file of the book's own site, or one sentence that says which did not come and why.
import { isUnfetched, messageOf } from './failures.ts';

/**
 * `what` begins the sentence: "The network’s weights". Throws Error in words; nothing is kept, so asking again tries
 * again.
 */
export async function fetchBytes(
  address: URL | string,
  what: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const broken = (error: unknown): never => {
    const why = isUnfetched(error) ? '. Check your connection.' : `: ${messageOf(error)}.`;
    throw new Error(`${what} could not be fetched${why}`, { cause: error });
  };
  const response = await fetch(address).catch(broken);
  if (!response.ok)
    throw new Error(`${what} should be on this site, but the host answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer().catch(broken));
}

/** The same, as text. */
export const fetchText = async (address: URL | string, what: string): Promise<string> =>
  new TextDecoder().decode(await fetchBytes(address, what));

/** A module, compiled. Not compileStreaming: it refuses files that a host does not name application/wasm. */
export const fetchModule = async (address: URL | string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await fetchBytes(address, 'The WebAssembly module'));
