// Completes package-lock.json with the optional platform packages that npm left out, so that `npm ci` accepts it.
// Run by hand after each change of the lock: `node src/tools/complete-lock.mjs`. Needs the registry, no dependency.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const operatingSystems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'loong64',
  'wasm32',
];

/** The entry of `name` that `dependent` would load: in its own node_modules first, then in each one above. */
function entrySeenFrom(packages, dependent, name) {
  const above = /\/?node_modules\/(?!.*node_modules\/).*$/;
  for (let folder = dependent; ; folder = folder.replace(above, '')) {
    const entry = packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`];
    if (entry || !folder) return entry;
  }
}

const isExact = (version) => /^\d/.test(version);

/** Every optional dependency of which the lock has no entry, or one of another exact version. */
export function missingPackages(packages) {
  return Object.entries(packages).flatMap(([dependent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .map(([name, version]) => ({ dependent, name, version }))
      .filter(({ name, version }) => {
        const found = entrySeenFrom(packages, dependent, name);
        return !found || (isExact(version) && found.version !== version);
      }),
  );
}

/** The top level where it is free, else inside the dependent: two versions of one package may be needed. */
function placeFor(packages, { dependent, name }) {
  const top = `node_modules/${name}`;
  return packages[top] ? `${dependent}/${top}` : top;
}

/** What a platform package's own name tells of where it runs; used when the registry lacks it. */
function platformFromName(name) {
  const words = name.split(/[-/]/);
  const only = (known) => words.filter((word) => known.includes(word)).slice(0, 1);
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : [];
  return { os: only(operatingSystems), cpu: only(processors), libc };
}

function askRegistry(name, version) {
  try {
    const options = {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    };
    const answer = JSON.parse(
      execFileSync('npm', ['view', `${name}@${version}`, '--json'], options),
    );
    return Array.isArray(answer) ? answer.at(-1) : answer;
  } catch {
    return undefined;
  }
}

function entryFor({ dependent, name, version }, packages) {
  const found = askRegistry(name, version);
  const { os, cpu, libc } = found ?? platformFromName(name);
  const entry = {
    version: found?.version ?? version.replace(/^[~^]/, ''),
    integrity: found?.dist?.integrity,
    cpu,
    ...(packages[dependent].dev && { dev: true }),
    libc,
    license: found?.license,
    optional: true,
    os,
    engines: found?.engines,
  };
  const filled = ([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0);
  return Object.fromEntries(Object.entries(entry).filter(filled));
}

function completeLock(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingPackages(lock.packages);
  for (const wanted of missing) {
    const entry = entryFor(wanted, lock.packages);
    lock.packages[placeFor(lock.packages, wanted)] = entry;
    const remark = entry.integrity ? '' : ' (not in the registry: no integrity)';
    console.log(`added ${wanted.name} ${entry.version}${remark}`);
  }
  for (const entry of Object.values(lock.packages)) delete entry.resolved;
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    `package-lock.json: ${missing.length} platform packages added, ${sorted.length} entries in all`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  completeLock(fileURLToPath(new URL('../../package-lock.json', import.meta.url)));
}
