// `npm start`: the demo on a fresh machine. See start.ts for what it does.
import { bootstrap } from './bootstrap.mjs';

await bootstrap(new URL('./start.ts', import.meta.url));
