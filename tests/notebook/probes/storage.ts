// Every place where a browser keeps something, and every way to other tabs of the book.
import type { Probe } from './probe.ts';

export const storage: readonly Probe[] = [
  ['localStorage', 'self.localStorage?.setItem("planted", "1")'],
  ['sessionStorage', 'self.sessionStorage?.setItem("planted", "1")'],
  ['document.cookie', '(document.cookie = "planted=1")'],
  ['cookieStore', 'self.cookieStore?.set("planted", "1")'],
  ['IndexedDB', 'settled(indexedDB.open("planted"), "success")'],
  ['the names of IndexedDB', 'indexedDB.databases()'],
  ['the Cache API', 'caches.open("planted")'],
  ['the names of caches', 'caches.keys()'],
  ['the private file system', 'navigator.storage.getDirectory()'],
  ['what storage is left', 'navigator.storage.estimate()'],
  ['storage that stays', 'navigator.storage.persist?.()'],
  ['a storage bucket', 'navigator.storageBuckets?.open("planted")'],
  [
    'a lock of the site',
    'navigator.locks.request("planted", { ifAvailable: true }, (lock) => lock?.name)',
  ],
  ['a list of the site’s locks', 'navigator.locks.query()'],
  ['a file picker', 'self.showOpenFilePicker?.()'],
  ['a folder picker', 'self.showDirectoryPicker?.()'],
  [
    'a BroadcastChannel to the book',
    '(() => { const channel = new BroadcastChannel("planted"); channel.postMessage("from a cell"); return settled(channel, "message"); })()',
  ],
  [
    'IndexedDB in a nested worker',
    'told(new Worker(blob(tries("new Promise((done, fail) => { const ask = indexedDB.open(\'planted\'); ask.onsuccess = done; ask.onerror = fail; })")))).then(heldBack)',
  ],
  [
    'caches in a nested worker',
    'told(new Worker(data(tries("caches.open(\'planted\')")))).then(heldBack)',
  ],
];
