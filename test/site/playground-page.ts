import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { hasChromium, type Page, type startChromium } from "../graph/chromium.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const file = join(root, "site/dist/playground.html");

/** In CI the site is built, and a test that is skipped would prove nothing. */
export const hasPlayground = hasChromium && (existsSync(file) || Boolean(process.env.CI));

/** A subnet group that does not wait for its role. */
export const stack = `Resources:
  VpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole]
  Group:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties: { ReplicationSubnetGroupDescription: Private, SubnetIds: [subnet-1, subnet-2] }
`;

/** An action that is misspelt. */
export const policy = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "dms:CreateEndpont", "Resource": "*" }]
}
`;

export type Files = Readonly<Record<string, string>>;

/** The address that holds files, as the page reads it. */
export function linkTo(files: Files, preset = "recommended"): string {
  if (!existsSync(file)) throw new Error("There is no playground. Build it: npm run site");
  const list = Object.entries(files).map(([name, text]) => ({ name, text }));
  const fragment = Buffer.from(JSON.stringify({ files: list, preset })).toString("base64url");
  return `${pathToFileURL(file).href}#text=${fragment}`;
}

/** The files of a folder and the folders in it, by their paths from there. */
export function filesIn(folder: string): Files {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(root, folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(root, folder, name), "utf8")]));
}

type Browser = ReturnType<typeof startChromium>;

/** Opens files in the playground, and waits for their findings. */
export async function openPlayground(browser: Browser, files: Files, preset?: string): Promise<Page> {
  const page = await browser.open(linkTo(files, preset));
  await page.until(isShown);
  return page;
}

const isShown = `performance.getEntriesByName("findings shown").length > 0`;

/** Does something, and waits for the next findings. */
export async function linted(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(`performance.clearMarks("findings shown")`);
  await act();
  await page.until(isShown);
}

/** The rules of the findings in the list. */
export async function foundRules(page: Page): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll("#answer .findings .rule")].map((one) => one.textContent)`);
}

export async function answer(page: Page): Promise<string> {
  return String(await page.evaluate(`document.querySelector("#answer").textContent`));
}

/** The text in the editor. It only draws the lines that are seen, so a text of few lines is whole. */
export async function editorText(page: Page): Promise<string> {
  const lines = `[...document.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\\n")`;
  return String(await page.evaluate(lines));
}

export async function choose(page: Page, tab: string): Promise<void> {
  await page.click(`[data-tab="${tab}"]`);
}

/** The addresses that left the page: all but itself, and what it made itself. */
export function requestsOf(page: Page): readonly string[] {
  const urls = page.requests.slice(1).map((request) => (JSON.parse(request) as { readonly url: string }).url);
  return urls.filter((url) => !/^(?:blob:null\/|data:|about:srcdoc)/.test(url));
}
