import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/fixtures/**", "**/node_modules/**"],
    // The rule tester finds describe and it among the globals.
    globals: true,
    pool: "threads",
    // Modules hold no state that a test may change, so files share them: rules, knowledge and wasm load once a worker.
    isolate: false,
    // Vitest would leave one core idle. More workers than cores gain nothing: the tests need the processor nearly all of the time.
    maxWorkers: "100%",
    testTimeout: 30_000,
    // A server in a process of its own may wait for other tests.
    expect: { poll: { timeout: 15_000 } },
    coverage: {
      enabled: process.env.COVERAGE !== undefined,
      include: ["src/**/*.ts"],
      // Loaders of generated tables, and lists of exports. The language server is tested in a process of its own, and the
      // page of a graph in a browser, which this does not see.
      exclude: ["src/knowledge/iam/load-*.ts", "src/lsp/**/*.ts", "src/graph/viewer/*.ts", "src/**/index.ts"],
      reporter: ["text-summary", "json"],
      reportsDirectory: ".reports/coverage",
      thresholds: { branches: 90 },
    },
  },
});
