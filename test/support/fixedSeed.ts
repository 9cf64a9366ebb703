import process from 'node:process';
import * as fc from 'fast-check';

// Every run looks at the same cases, so that a failure is a change's own; PROMWB_SEED looks at others.
fc.configureGlobal({ seed: Number(process.env['PROMWB_SEED'] ?? 316) });
