import { existsSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failures } from "../../src/knowledge/index.js";
import { rules } from "../../src/rules/index.js";
import { hasChromium, startChromium, type Page } from "../graph/chromium.js";
import { builtPages, dist, hasSite, serveSite } from "./built-site.js";

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

const flat = (text: string): string => text.replace(/\s+/g, " ");

describe.skipIf(!hasSite)("the site", () => {
  const pages = builtPages();

  it("has no link that leads nowhere, not even to a part of a page", () => {
    expect(pages.size).toBeGreaterThan(rules.length);
    const dead = [...pages].flatMap(([path, html]) =>
      [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].flatMap(([, href = ""]) => {
        if (/^[a-z]+:/.test(href)) return [];
        const [target = "", anchor = ""] = href.split("#");
        const there = target === "" ? path : posix.join(posix.dirname(path), target).replace(/^\//, "");
        const absolute = target.startsWith("/") ? target.slice(1) : there;
        const file = absolute === "" || absolute.endsWith("/") ? `${absolute}index.html` : absolute;
        if (!existsSync(join(dist, file))) return [`${path}: ${href}`];
        const isPart = anchor === "" || file === "playground.html";
        return isPart || pages.get(file)?.includes(`id="${decodeURIComponent(anchor)}"`) ? [] : [`${path}: ${href}`];
      }),
    );
    expect(dead).toEqual([]);
  });

  it("takes scripts, styles, fonts and pictures from itself alone", () => {
    const foreign = [...pages].flatMap(([path, html]) =>
      [...html.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"/g)].flatMap(([, url = ""]) =>
        /^(?:https?:)?\/\//.test(url) ? [`${path}: ${url}`] : [],
      ),
    );
    expect(foreign).toEqual([]);
  });

  it.each(rules.map(({ name }) => name))("shows for %s what dmslint prints, and what AWS says", (name) => {
    const text = textOf(pages.get(`rules/${name}.html`) ?? "");
    expect(text).toContain("$ dmslint ");
    expect(text).toMatch(/✖ \d+ problems?|⚠ /);
    for (const failure of failures().filter((one) => one.rules.includes(name)))
      expect(flat(text)).toContain(flat(failure.remedy));
  });

  it.each([
    ["docs/rules/known-action.md", "rules/known-action.html"],
    ["CHANGELOG.md", "changelog.html"],
  ])("shows what stands in two braces in %s as text", (source, page) => {
    const written = readFileSync(source, "utf8").match(/(?<=`)[^`\n]*\{\{[^`\n]*(?=`)/g) ?? [];
    expect(written).not.toEqual([]);
    const text = textOf(pages.get(page) ?? "");
    for (const one of written) expect(text).toContain(one);
  });

  it("lists every known failure with its words and sources", () => {
    const html = pages.get("failures.html") ?? "";
    const text = flat(textOf(html));
    for (const { source, texts, title } of failures()) {
      expect(text).toContain(flat(title));
      for (const words of texts) expect(text).toContain(flat(words));
      for (const url of source) expect(html).toContain(`href="${url.replaceAll("&", "&amp;")}"`);
    }
  });

  it("has every page in its navigation", () => {
    const home = pages.get("index.html") ?? "";
    const linked = new Set([...home.matchAll(/href="\/([^"#]*)"/g)].map(([, path = ""]) => path));
    const missing = [...pages.keys()].filter(
      (path) => path !== "404.html" && !linked.has(path.replace(/index\.html$/, "")),
    );
    expect(missing).toEqual([]);
  });

  it("has a playground that is not larger than it has to be", () => {
    expect(statSync(join(dist, "playground.html")).size).toBeLessThan(6_000_000);
    expect(readFileSync(join(dist, "playground.html"), "utf8")).not.toMatch(
      /<(?:script|link|img)[^>]*(?:src|href)="http/,
    );
  });
});

describe.skipIf(!hasSite || !hasChromium)("the site in a browser", () => {
  let browser: ReturnType<typeof startChromium>;
  let site: Awaited<ReturnType<typeof serveSite>>;
  let page: Page;

  beforeAll(async () => {
    browser = startChromium();
    site = await serveSite();
  }, 60_000);

  afterAll(() => {
    browser.stop();
    site.server.close();
  });

  const elsewhere = (): readonly string[] =>
    page.requests
      .map((request) => (JSON.parse(request) as { readonly url: string }).url)
      .filter((url) => !url.startsWith(site.address) && !url.startsWith("data:"));

  it("finds a part of an error in the page of its failure, without any other server", async () => {
    page = await browser.open(site.address);
    // The button does nothing before the page is alive.
    const click = `document.querySelector("#local-search button")?.click()`;
    await page.until(`document.querySelector("#localsearch-input") !== null || (${click}, false)`);
    await page.evaluate(`document.querySelector("#localsearch-input").focus()`);
    await page.type("role is not configured properly");
    await page.until(
      `[...document.querySelectorAll(".VPLocalSearchBox .result")].some((one) => one.textContent.includes("Why AWS refuses this"))`,
    );
    expect(elsewhere()).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it("opens an example of a rule in the playground", async () => {
    page = await browser.open(`${site.address}rules/account-role-order.html`);
    const link = `[...document.querySelectorAll("a")].find((one) => one.textContent.includes("in the playground")).href`;
    page = await browser.open(String(await page.evaluate(link)));
    await page.until(`document.querySelectorAll("#answer .rule").length > 0`);
    expect(await page.evaluate(`document.querySelector("#answer .rule").textContent`)).toBe("account-role-order");
    await page.click("#answer .rule");
    expect(await page.evaluate(`document.querySelector("dialog a").href`)).toBe(
      `${site.address}rules/account-role-order.html`,
    );
    expect(page.complaints).toEqual([]);
  });

  it.each([360, 1280])("fits into %d pixels, dark and light", async (width) => {
    page = await browser.open(`${site.address}rules/role-trust.html`);
    await page.resize(width, 740);
    expect(Number(await page.evaluate(`document.documentElement.scrollWidth`))).toBeLessThanOrEqual(width);
    const ground = `getComputedStyle(document.body).backgroundColor`;
    await page.setMedia("screen", "light");
    const light = await page.evaluate(ground);
    await page.setMedia("screen", "dark");
    await page.until(`${ground} !== ${JSON.stringify(light)}`);
  });
});
