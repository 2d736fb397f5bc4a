import { defineConfig } from "vitest/config";

// What needs real model servers; test/live/live-servers.ts says which variables name them.
export default defineConfig({
  test: {
    include: ["test/live/**/*.test.ts"],
    testTimeout: 900_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
