import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/fixtures/**"],
    // The rule tester finds describe and it among the globals.
    globals: true,
    pool: "threads",
    // Modules hold no state that a test may change, so files share them: rules, knowledge and wasm load once a worker.
    isolate: false,
    testTimeout: 30_000,
  },
});
