// Every way out to a network that a browser has: to a stranger's site, and to the book's own.
import type { Probe } from './probe.ts';

export const network: readonly Probe[] = [
  ['fetch of another site', 'fetch(REMOTE + "fetch")'],
  ['fetch of the book’s site', 'fetch(SITE + "probe-fetch")'],
  ['fetch without CORS', 'fetch(REMOTE + "opaque", { mode: "no-cors" })'],
  [
    'fetch that outlives its page',
    'fetch(REMOTE + "keepalive", { method: "POST", body: "x", keepalive: true })',
  ],
  ['fetchLater', 'self.fetchLater?.(REMOTE + "later", { activateAfter: 0 })'],
  ['fetch of a data: address', 'fetch("data:text/plain,x")'],
  ['fetch of a blob: address', 'fetch(URL.createObjectURL(new Blob(["x"])))'],
  [
    'XMLHttpRequest',
    '(() => { const ask = new XMLHttpRequest(); ask.open("GET", REMOTE + "xhr"); const end = settled(ask, "load"); ask.send(); return end; })()',
  ],
  [
    'XMLHttpRequest that blocks',
    '(() => { const ask = new XMLHttpRequest(); ask.open("GET", REMOTE + "xhr-sync", false); ask.send(); return ask.status; })()',
  ],
  [
    'XMLHttpRequest of the book’s site',
    '(() => { const ask = new XMLHttpRequest(); ask.open("GET", SITE + "probe-xhr", false); ask.send(); return ask.status; })()',
  ],
  ['WebSocket', 'settled(new WebSocket(REMOTE.replace("http", "ws") + "socket"), "open")'],
  [
    'WebSocketStream',
    'self.WebSocketStream && new WebSocketStream(REMOTE.replace("http", "ws") + "stream").opened',
  ],
  ['EventSource', 'settled(new EventSource(REMOTE + "events"), "open")'],
  ['sendBeacon', 'navigator.sendBeacon?.(REMOTE + "beacon", "x")'],
  ['WebTransport', 'new WebTransport(REMOTE.replace("http:", "https:") + "transport").ready'],
  [
    'WebRTC',
    'self.RTCPeerConnection && new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:9" }] })',
  ],
  ['a data channel of WebRTC', 'self.RTCDataChannel && new RTCDataChannel()'],
  ['a bare TCP socket', 'self.TCPSocket && new TCPSocket("127.0.0.1", 9).opened'],
  ['import() of another site', 'import(REMOTE + "module.js")'],
  ['import() of the book’s site', 'import(SITE + "probe-module.js")'],
  ['import() of a data: address', 'import("data:text/javascript,export default 1")'],
  [
    'import() of another site by a blob: module',
    'import(URL.createObjectURL(new Blob(["import \'" + REMOTE + "inner.js\'"], { type: "text/javascript" })))',
  ],
  ['import() of JSON', 'import(REMOTE + "json.js", { with: { type: "json" } })'],
  ['import() of a style sheet', 'import(REMOTE + "sheet.css", { with: { type: "css" } })'],
  ['importScripts of another site', 'importScripts(url(REMOTE + "classic.js"))'],
  ['importScripts of the book’s site', 'importScripts(url(SITE + "probe-classic.js"))'],
  ['importScripts of a data: address', 'importScripts(data("1"))'],
  ['Worker of another site', 'told(new Worker(url(REMOTE + "worker.js")))'],
  ['Worker of the book’s site', 'told(new Worker(url(SITE + "probe-worker.js")))'],
  ['Worker without a trusted address', 'new Worker("data:text/javascript,postMessage(1)")'],
  [
    'Worker of a blob that fetches',
    'told(new Worker(blob(tries("fetch(\'" + REMOTE + "nested\')")))).then(heldBack)',
  ],
  [
    'Worker of a data: address that fetches',
    'told(new Worker(data(tries("fetch(\'" + REMOTE + "nested-data\')")))).then(heldBack)',
  ],
  [
    'Worker of a blob that fetches from the book',
    'told(new Worker(blob(tries("fetch(\'" + SITE + "probe-nested\')")))).then(heldBack)',
  ],
  [
    'Worker of a data: address that imports scripts',
    'told(new Worker(data(tries("importScripts(\'" + REMOTE + "nested.js\')")))).then(heldBack)',
  ],
  [
    'Worker of a blob that connects a WebSocket',
    'told(new Worker(blob(tries("new Promise((done, fail) => { const s = new WebSocket(\'" + REMOTE.replace("http", "ws") + "nested-socket\'); s.onopen = done; s.onerror = fail; })")))).then(heldBack)',
  ],
  [
    'Worker module of a blob that imports',
    'told(new Worker(blob("import \'" + REMOTE + "nested-module.js\'; postMessage(1)"), { type: "module" }))',
  ],
  [
    'Worker in a Worker that fetches',
    'told(new Worker(blob("const inner = new Worker(trustedTypes.createPolicy(\'runner\', { createScriptURL: (a) => a }).createScriptURL(" + JSON.stringify(String(blob(tries("fetch(\'" + REMOTE + "deep\')")))) + ")); inner.onmessage = ({ data }) => postMessage(data); inner.onerror = () => postMessage(\'refused inside\')"))).then(heldBack)',
  ],
  ['SharedWorker of a blob', 'self.SharedWorker && new SharedWorker(blob("1")).port'],
  [
    'SharedWorker of the book’s site',
    'self.SharedWorker && new SharedWorker(url(SITE + "probe-shared.js")).port',
  ],
  ['ServiceWorker', 'navigator.serviceWorker?.register(url(SITE + "probe-service.js"))'],
  ['WebAssembly.compileStreaming', 'WebAssembly.compileStreaming(fetch(REMOTE + "compile.wasm"))'],
  [
    'WebAssembly.instantiateStreaming',
    'WebAssembly.instantiateStreaming(fetch(REMOTE + "instantiate.wasm"))',
  ],
  ['a FontFace of another site', 'new FontFace("Strange", "url(" + REMOTE + "font.woff2)").load()'],
  [
    'a FontFace of the book’s site',
    'new FontFace("Strange", "url(" + SITE + "probe-font.woff2)").load()',
  ],
  [
    'createImageBitmap of another site',
    'fetch(REMOTE + "image.png").then((answer) => answer.blob()).then(createImageBitmap)',
  ],
  [
    'an OffscreenCanvas with another site’s picture',
    'fetch(REMOTE + "canvas.png").then((answer) => answer.blob()).then(createImageBitmap).then((picture) => new OffscreenCanvas(1, 1).getContext("2d").drawImage(picture, 0, 0))',
  ],
  [
    'an OffscreenCanvas with another site’s font',
    '(async () => { const face = new FontFace("Drawn", "url(" + REMOTE + "drawn.woff2)"); self.fonts.add(face); const pen = new OffscreenCanvas(9, 9).getContext("2d"); pen.font = "9px Drawn"; pen.fillText("x", 0, 9); await self.fonts.load("9px Drawn"); return face.status === "error" ? undefined : face.status; })()',
  ],
  [
    'a filter of another site on an OffscreenCanvas',
    '(() => { const pen = new OffscreenCanvas(9, 9).getContext("2d"); pen.filter = "url(" + REMOTE + "filter.svg#x)"; pen.fillRect(0, 0, 9, 9); })()',
  ],
];
