// Which files of the built site, by their paths, are there for reading it without a connection.
import { basename } from 'node:path';
import { bookNetwork, networks } from '../nn/networks.ts';

/** Read by hosts, by those who show a link, and by people who copy the folder; no page asks for them. */
const noPart =
  /^(_headers|share\/.*|\.\w+|404\.html|preview\.png|mnist\/SHA256SUMS|offline\.js|offline\/.*\.json|testbed\/.+)$/;
/** Files to take away; without a connection the page makes them itself. */
const toTakeAway = /\.(ipynb|mts)$/;
/** Help with the code is megabytes, and the book can be read and run without it. */
const onlyOnline = /^_astro\/(language-worker|types)-/;
/** Pagefind's engine for languages that the book is not written in. */
const otherLanguage = /\/wasm\.unknown\.pagefind$/;

const left = [noPart, toTakeAway, onlyOnline, otherLanguage];

/** Whether a page needs the file without a connection. */
export const isPart = (path: string) => !left.some((one) => one.test(path));

export const searchFolder = 'pagefind/';

/** Some figures and cells compare the book's network with these. */
const otherNetworks = new Set(
  Object.values(networks)
    .filter((network) => network !== bookNetwork)
    .map(({ file }) => basename(file)),
);

/** Images, the cells' charts and further networks are megabytes, and only some readers ask for them. */
export const isOnDemand = (path: string) =>
  path.startsWith('mnist/') || path.startsWith('_astro/plot.') || otherNetworks.has(basename(path));
