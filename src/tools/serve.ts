// Serves the built book as a static host would: `node src/tools/serve.ts [/some/course/] [port]`.
import { existsSync } from 'node:fs';
import { serve } from './site/serve.ts';

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const [base = '/', port = '4322'] = process.argv.slice(2);
if (!/^\/(.*\/)?$/.test(base))
  stop(`The path should begin and end with a slash, as /some/course/ does, found "${base}".`);
if (!/^\d+$/.test(port) || Number(port) > 65_535)
  stop(`The port should be a whole number from 0 to 65535, found "${port}".`);
if (!existsSync('dist/index.html')) stop('There is no built book in dist/ yet: npm run build');
const { url } = await serve({ base, port: Number(port) }).catch((error: Error) =>
  stop(error.message),
);
console.log(`dist/ is served at ${url} (Ctrl+C ends it).`);
