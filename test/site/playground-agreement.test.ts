import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lintFiles } from "../../src/workspace/index.js";
import { startChromium } from "../graph/chromium.js";
import { filesIn, hasPlayground, linkTo, openPlayground, root } from "./playground-page.js";

const pairs = readdirSync(join(root, "test/fixtures/pairs"));

const folders = [
  "examples/cloudformation",
  "examples/terraform",
  "test/fixtures/clean/mysql-modules",
  "test/fixtures/clean/stacks-with-exports",
  "test/fixtures/clean/redshift-serverless-assembly",
  "test/fixtures/linking/nested",
  ...pairs.map((pair) => `test/fixtures/pairs/${pair}/plan`),
];

/** What the page shows of a finding, and what the library says of it, as one line. */
const shown = `[...document.querySelectorAll("#answer .findings")].flatMap((list) => {
  const file = list.previousElementSibling?.className === "file-name" ? list.previousElementSibling.textContent : "";
  return [...list.children].map((one) => [
    file,
    one.querySelector(".place").textContent,
    one.querySelector(".level").textContent,
    one.querySelector(".rule").textContent,
    one.querySelector(".message").textContent,
    ...[...one.querySelectorAll(".offer")].map((offer) => offer.textContent),
  ].join(" | "));
})`;

const open = `document.querySelector("[data-tab=open] .badge").textContent`;

describe.skipIf(!hasPlayground)("the playground", () => {
  let browser: ReturnType<typeof startChromium>;

  beforeAll(() => {
    browser = startChromium();
  }, 60_000);

  afterAll(() => browser.stop());

  it.each(folders)("says of %s what the library says", async (folder) => {
    const cwd = join(root, folder);
    const results = await lintFiles(["."], { cwd, config: false, preset: "all" });
    const lines = results.flatMap(({ filePath, messages }) =>
      messages.map(({ column, fixes, line, message, ruleId, severity, suggestions = [] }) =>
        [
          results.length > 1 ? relative(cwd, filePath) : "",
          `${String(line)}:${String(column)}`,
          severity === 2 ? "error" : "warning",
          ruleId,
          message,
          ...(fixes ? ["Fix"] : []),
          ...suggestions.map(({ desc }) => desc.replace(/\.$/, "")),
        ].join(" | "),
      ),
    );
    const files = filesIn(folder);
    expect(linkTo(files).length).toBeLessThan(2_000_000);
    const page = await openPlayground(browser, files, "all");
    expect(await page.evaluate(shown)).toEqual(lines);
    const notJudged = results.reduce((sum, one) => sum + one.notJudged.length, 0);
    expect(await page.evaluate(open)).toBe(String(notJudged));
  });
});
