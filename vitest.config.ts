import { defineConfig } from 'vitest/config';
import { leanPackages } from './test/support/leanPackages.ts';

export default defineConfig({
  test: {
    // One process, one module graph: no test keeps state in a module, so isolation would only cost time.
    isolate: false,
    setupFiles: ['test/support/fixedSeed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Node runs TypeScript as it is: nothing to transform, and every fifth second saved.
          experimental: { viteModuleRunner: false },
          // Every core: vitest by itself leaves one idle, of two.
          maxWorkers: '100%',
          // A limit for what hangs, not a measure: a busy machine is no failure.
          testTimeout: 60_000,
          include: ['test/*.test.ts', 'test/{server,client,webview,tools,grammar}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [leanPackages()],
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
