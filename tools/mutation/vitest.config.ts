import { defineConfig } from "vitest/config";

/** The tests that judge what `iam` and `dms` decide. */
export default defineConfig({
  root: process.cwd(),
  test: {
    include: ["test/{iam,dms,is-granted,rules}/**/*.test.ts"],
    globals: true,
    testTimeout: 30_000,
  },
});
