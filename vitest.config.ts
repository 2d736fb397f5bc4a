import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/system/**", "test/live/**", "test/clients/**", "node_modules/**", "dist/**"],
    // Modules have no state of their own (STYLE §4), so files can share them: two thirds of the time is importing.
    isolate: false,
    // Some files wait for servers that are slow on purpose; another can use the core meanwhile.
    maxWorkers: 3,
    testTimeout: 20_000,
  },
});
