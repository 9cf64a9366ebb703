// `npm start`: the demo on a fresh machine. See start.ts for what it does.
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';

// npm runs this through a shell. Where npm alone is told to end, it ends the shell, and the shell tells nobody.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 500).unref();

await bootstrap(new URL('./start.ts', import.meta.url));
