import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runMain } from "../cli/run-main.js";
import { temporaryFolder, writeFiles } from "../workspace/workspace.js";
import { hasChromium, startChromium, type Page } from "./chromium.js";
import { largeStack, network, stack } from "./stacks.js";

const text = (selector: string): string => `document.querySelector(${JSON.stringify(selector)})?.textContent`;
const count = (selector: string): string => `document.querySelectorAll(${JSON.stringify(selector)}).length`;
const transform = `document.querySelector("g.view").getAttribute("transform")`;
const color = (selector: string, property: string): string =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`;

describe.skipIf(!hasChromium)("the page in a browser", () => {
  const folder = temporaryFolder();
  let browser: ReturnType<typeof startChromium> | undefined;

  beforeAll(() => {
    writeFiles(folder.path, {
      "small.yaml": stack({ actions: "[s3:PutObject, s3:ListBucket]", service: "ec2.amazonaws.com" }),
      "large.yaml": largeStack(300),
      "network.yaml": network(),
      "empty.yaml": "Resources: { Lake: { Type: AWS::S3::Bucket } }\n",
    });
    browser = startChromium();
  }, 60_000);

  afterAll(() => {
    browser?.stop();
    folder.remove();
  });

  async function open(name: string, argv: readonly string[] = ["graph"], hash = ""): Promise<Page> {
    const file = `${name}.html`;
    const format = argv.length === 0 ? ["--format", "html"] : [];
    await runMain(folder.path, [...argv, "--no-config", `${name}.yaml`, ...format, "-o", file]);
    if (!browser) throw new Error("Chromium did not start");
    return browser.open(`${pathToFileURL(join(folder.path, file)).href}${hash}`);
  }

  it("asks for nothing, and no script or style is refused", async () => {
    const page = await open("small");
    expect(page.requests).toHaveLength(1);
    expect(page.complaints).toEqual([]);
    expect(await page.evaluate(count(".graph-view.is-live"))).toBe(1);
    expect(await page.evaluate(text(".details"))).toContain("Target cannot use Writer");
  });

  it("says that there is nothing to show, in place of nothing missing", async () => {
    const page = await open("empty");
    expect(await page.evaluate(text(".details"))).toBe(
      "No DMS resource is declared here, so there is nothing to show.",
    );
    expect(page.complaints).toEqual([]);
  });

  it("shows an edge that is clicked: actions, reason, source", async () => {
    const page = await open("small");
    await page.click(".edge.missing .label");
    const details = String(await page.evaluate(text(".details")));
    expect(details).toContain("the trust policy does not let dms.amazonaws.com assume the role");
    expect(details).toContain("docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html");
    expect(await page.evaluate(count(".chosen"))).toBe(1);
    await page.press("Escape");
    expect(await page.evaluate(count(".chosen, .is-choosing"))).toBe(0);
  });

  it("shows the statement of what is granted, with its file and line", async () => {
    const page = await open("small");
    await page.click(".node.document");
    await page.click(".details .edges li:last-child button");
    expect(await page.evaluate(text(".details"))).toContain("Writer, statement 1 (Write), small.yaml:13");
  });

  it("finds names and actions, and goes to them with Enter", async () => {
    const page = await open("small");
    await page.press("/");
    await page.type("deleteobject");
    expect(await page.evaluate(text(".found"))).toBe("1 found");
    expect(await page.evaluate(count(".match"))).toBe(1);
    await page.press("Enter");
    expect(await page.evaluate(text(".details"))).toContain("s3:DeleteObject");
    await page.press("Escape");
    expect(await page.evaluate(text(".found"))).toBe("");
    expect(await page.evaluate(count(".is-searching"))).toBe(0);
  });

  it("filters by state", async () => {
    const page = await open("small");
    const all = Number(await page.evaluate(count(".edge:not(.off)")));
    await page.click(".states .granted input");
    expect(await page.evaluate(count(".edge.granted:not(.off)"))).toBe(0);
    expect(Number(await page.evaluate(count(".edge:not(.off)")))).toBeLessThan(all);
    await page.click(".states .undecided input");
    expect(await page.evaluate(count(".node.caller:not(.off)"))).toBe(0);
    await page.click(".states .granted input");
    await page.click(".states .undecided input");
    expect(await page.evaluate(count(".off"))).toBe(0);
  });

  it("is moved, scaled and read by keyboard", async () => {
    const page = await open("small");
    await page.press("0");
    const before = await page.evaluate(transform);
    await page.press("ArrowLeft");
    const moved = await page.evaluate(transform);
    expect(moved).not.toBe(before);
    await page.press("+");
    expect(await page.evaluate(transform)).not.toBe(moved);
    await page.press("0");
    expect(await page.evaluate(transform)).toBe(before);
    const seen = new Set<unknown>();
    for (let step = 0; step < 40; step++) {
      await page.press("Tab");
      seen.add(await page.evaluate("document.activeElement.dataset.id"));
    }
    const ids = Number(await page.evaluate("document.querySelectorAll('[data-id]').length"));
    expect([...seen].filter((id) => id !== undefined && id !== null)).toHaveLength(ids);
    await page.evaluate("document.querySelector('.node.role').focus()");
    await page.press("Enter");
    expect(await page.evaluate(text(".details h2"))).toContain("Writer");
  });

  it("shows the node of its address", async () => {
    const page = await open("small", ["graph"], "#n2");
    expect(await page.evaluate(count(".chosen"))).toBe(1);
  });

  it("is dark where the reader wants it", async () => {
    const page = await open("small");
    await page.setMedia("screen", "light");
    const light = await page.evaluate(color(".graph-view", "backgroundColor"));
    await page.setMedia("screen", "dark");
    expect(await page.evaluate(color(".graph-view", "backgroundColor"))).not.toBe(light);
    await page.setMedia("print", "light");
    expect(await page.evaluate(color(".bar", "display"))).toBe("none");
  });

  it("begins readable with 300 resources", async () => {
    const page = await open("large");
    expect(page.complaints).toEqual([]);
    const scale = /scale\(([\d.]+)\)/.exec(String(await page.evaluate(transform)))?.[1];
    expect(Number(scale)).toBeGreaterThan(0.5);
    await page.click("[data-do=fit]");
    const box = "document.querySelector('g.view').getBoundingClientRect().height <= innerHeight";
    expect(await page.evaluate(box)).toBe(true);
  });

  it("is a part of the html report", async () => {
    const page = await open("network", []);
    expect(page.complaints).toEqual([]);
    expect(page.requests).toHaveLength(1);
    expect(await page.evaluate(text(".details"))).toContain("Group does not wait for VpcRole");
    expect(await page.evaluate(count("td"))).toBeGreaterThan(0);
  });
});
