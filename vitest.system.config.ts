import { defineConfig } from "vitest/config";

// What needs an external program (Chromium, Apertium) or minutes (kill trials, README commands).
export default defineConfig({
  test: {
    include: ["test/system/**/*.test.ts"],
    globalSetup: ["test/system/build-program.ts"],
    testTimeout: 600_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
