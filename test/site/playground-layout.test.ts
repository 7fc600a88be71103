import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startChromium, type Page } from "../graph/chromium.js";
import { choose, filesIn, hasPlayground, linkTo, openPlayground, requestsOf, stack } from "./playground-page.js";

describe.skipIf(!hasPlayground)("how the playground looks and lives", () => {
  let browser: ReturnType<typeof startChromium>;
  let page: Page;

  beforeAll(() => {
    browser = startChromium();
  }, 60_000);

  afterAll(() => browser.stop());

  afterEach(() => {
    expect(requestsOf(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it.each([360, 800, 1280])("fits into %d pixels", async (width) => {
    page = await openPlayground(browser, { "stack.yaml": stack, ...filesIn("examples/terraform") });
    await page.resize(width, 740);
    for (const tab of ["open", "graph", "policy", "error", "findings"]) {
      await choose(page, tab);
      expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBeLessThanOrEqual(width);
    }
  });

  it("is dark where the reader wants it", async () => {
    page = await openPlayground(browser, { "stack.yaml": stack });
    const ground = `getComputedStyle(document.body).backgroundColor`;
    await page.setMedia("screen", "light");
    const light = await page.evaluate(ground);
    await page.setMedia("screen", "dark");
    expect(await page.evaluate(ground)).not.toBe(light);
  });

  it("names everything that can be operated", async () => {
    page = await openPlayground(browser, { "stack.yaml": stack });
    const nameless = `[...document.querySelectorAll("button, select, input, textarea, [role=tabpanel], [role=tablist], dialog, [contenteditable=true]")]
      .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length))
      .map((one) => one.outerHTML.slice(0, 80))`;
    expect(await page.evaluate(nameless)).toEqual([]);
  });

  it("ends what does not end, and goes on", async () => {
    // Each module takes as long as it may, a second or two.
    const text = `join("", [for one in range(1000) : "${"a".repeat(20)}"])`;
    const pattern = `locals {\n  name = jsonencode(regexall("a(.*b)?", ${text}))\n}\n`;
    const role = `resource "aws_iam_role" "r" {\n  name               = local.name\n  assume_role_policy = "{}"\n}\n`;
    const names = Array.from({ length: 30 }, (_, index) => `m${String(index)}/main.tf`);
    page = await browser.open(linkTo(Object.fromEntries(names.map((name) => [name, pattern + role]))));
    await page.until(`document.querySelector("#answer").textContent.includes("did not finish within 10 seconds")`);
    for (let left = names.length; left > 0; left--) await page.click("#remove-file");
    await page.until(`document.querySelector("#answer").textContent.includes("template.yaml is not")`);
  });
});
