import { defineConfig } from 'vitest/config';

/** Apart from the other projects: these need the parts that tools/test.ts gets, and each takes the whole machine. */
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['test/e2e/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
