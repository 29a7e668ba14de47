// Serves the built book as a static host would: `node src/tools/serve.ts [/some/course/] [port]`.
import { serve } from './site/serve.ts';

const [base = '/', port = '4322'] = process.argv.slice(2);
const { url } = await serve({ base, port: Number(port) });
console.log(`dist/ is served at ${url} (Ctrl+C ends it).`);
