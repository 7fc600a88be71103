import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { format } from "../../src/formatters/index.js";
import { hasChromium, startChromium } from "../graph/chromium.js";
import { workspace } from "../workspace/workspace.js";
import { context, message, result } from "./results.js";

it.skipIf(!hasChromium)(
  "the HTML report is never wider than its window, however long paths and names are, and dark where the system is",
  { timeout: 60_000 },
  async () => {
    const path = `/project/${"a_long_folder/".repeat(20)}${"n".repeat(200)}.yaml`;
    const arn = `arn:aws:iam::123456789012:role/${"r".repeat(200)}`;
    const report = await format("html", [result(path, [message({ message: arn, ruleId: "r-".repeat(40) })])], context);
    const folder = workspace({ "report.html": report });
    const browser = startChromium();
    try {
      const page = await browser.open(pathToFileURL(join(folder, "report.html")).href);
      for (const width of [1280, 360]) {
        await page.resize(width, 800);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        // On a telephone the sentence has the whole width, not a column of some words.
        const sentence = Number(await page.evaluate('document.querySelector("td:nth-child(3)").clientWidth'));
        expect(sentence / width).toBeGreaterThan(0.6);
      }
      const color = 'getComputedStyle(document.querySelector("h1")).color';
      await page.setMedia("screen", "light");
      expect(await page.evaluate(color)).toBe("rgb(0, 0, 0)");
      await page.setMedia("screen", "dark");
      expect(await page.evaluate(color)).toBe("rgb(255, 255, 255)");
    } finally {
      browser.stop();
    }
  },
);
