// `npm test`: everything on a fresh machine. See test.ts for the suites.
import { bootstrap } from './bootstrap.mjs';

await bootstrap(new URL('./test.ts', import.meta.url));
