import { defineConfig } from "vitest/config";

// Clients that people use, fetched from npm the first time (test/clients/client-programs.ts).
export default defineConfig({
  test: {
    include: ["test/clients/**/*.test.ts"],
    globalSetup: ["test/system/build-program.ts"],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
