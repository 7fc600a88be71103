import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { viewerOptions, wasmFiles } from "../../tools/bundle.js";
import { licenseNotices, thirdParties } from "../../tools/licenses.js";
import { browserScript, type BrowserScript } from "./browser-build.js";
import { playgroundPage } from "./page-shell.js";
import type { Example } from "./page/embedded.js";
import type { TextFile } from "./protocol.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Makes the playground: one file of HTML. */
export async function playground(): Promise<string> {
  const { outputFiles } = await build({ ...viewerOptions, write: false });
  const graphViewer = outputFiles[0]?.text ?? "";
  const judge = await browserScript("site/playground/judge/worker.ts", { embeddedGraphViewer: graphViewer });
  const page = await browserScript("site/playground/page/main.ts", {
    embeddedExamples: examples(),
    embeddedRulePages: rulePages(),
  });
  return playgroundPage({
    style: readFileSync(`${root}site/playground/page/style.css`, "utf8"),
    script: inHtml(page.text),
    graphScript: graphViewer,
    packed: { judge: packedText(judge.text), ...packedWasm() },
    licenses: licenseNotices(
      thirdParties([...packageFiles(judge), ...packageFiles(page), ...Object.values(wasmFiles)]),
    ),
    version: versionOf(readFileSync(`${root}package.json`, "utf8")),
  });
}

function packedText(text: string | Buffer): string {
  return gzipSync(text, { level: 9 }).toString("base64");
}

/** The wasm files by the names that the linter has for them. */
function packedWasm(): Readonly<Record<string, string>> {
  const entries = Object.entries(wasmFiles).map(([name, path]) => {
    const bytes = readFileSync(path);
    return [name.replace(/\.wasm(?:\.gz)?$/, ""), name.endsWith(".gz") ? bytes.toString("base64") : packedText(bytes)];
  });
  return Object.fromEntries(entries) as Readonly<Record<string, string>>;
}

/** A script as HTML reads it: this would begin a comment. It only stands in texts. */
function inHtml(script: string): string {
  return script.replaceAll("<!--", String.raw`\x3C!--`);
}

/** What one can choose, from the examples of the repository. The first one is there at the beginning. */
function examples(): readonly Example[] {
  return [
    { title: "CloudFormation: Oracle to S3", files: filesOf("examples/cloudformation/migration.yaml") },
    { title: "Terraform: a module", files: filesIn("examples/terraform") },
    {
      title: "Terraform: a plan",
      files: filesOf("test/fixtures/pairs/s3-target-without-delete/plan/plan.json"),
    },
    { title: "IAM policy of who deploys", files: filesOf("examples/deployer-policy.json") },
  ];
}

function filesIn(folder: string): readonly TextFile[] {
  return filesOf(...readdirSync(`${root}${folder}`).map((name) => `${folder}/${name}`));
}

function filesOf(...paths: readonly string[]): readonly TextFile[] {
  return paths.map((path) => ({ name: basename(path), text: readFileSync(`${root}${path}`, "utf8") }));
}

function rulePages(): Readonly<Record<string, string>> {
  const names = readdirSync(`${root}docs/rules`).filter((name) => name !== "README.md");
  return Object.fromEntries(
    names.map((name) => [basename(name, ".md"), readFileSync(`${root}docs/rules/${name}`, "utf8")]),
  );
}

function packageFiles({ metafile }: BrowserScript): readonly string[] {
  const files = Object.keys(metafile.inputs).filter((file) => file.includes("node_modules/"));
  return files.map((file) => `${root}${file}`);
}

function versionOf(manifest: string): string {
  const { version } = JSON.parse(manifest) as { readonly version: string };
  return version;
}
