// Makes the VS Code extension from editors/vscode: its bundle, the server beside it, and the .vsix that VS Code installs.
// Before it: `npm run build`, and `npm ci --prefix editors/vscode`.
// With `--if-installed`, nothing is made where these packages are missing: `npm test` does not need them outside of CI.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { licenseNotices, thirdParties } from "./licenses.js";
import {
  bundleExtension,
  extensionFolder,
  packedExtension,
  serverFiles,
  serverManifest,
} from "./vscode/extension-files.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const vsce = `${extensionFolder}node_modules/@vscode/vsce/vsce`;

if (!existsSync(`${root}dist/cli.cjs`)) stop("dist/ is missing: run npm run build");
if (!existsSync(vsce)) {
  if (process.argv.includes("--if-installed")) process.exit(0);
  stop("The packages of the extension are missing: run npm ci --prefix editors/vscode");
}

const dist = `${extensionFolder}dist/`;
const server = `${extensionFolder}server/`;
for (const folder of [dist, server]) rmSync(folder, { recursive: true, force: true });
mkdirSync(dist);
writeFileSync(`${dist}THIRD-PARTY-LICENSES.txt`, licenseNotices(thirdParties(await bundleExtension())));
for (const file of serverFiles()) cpSync(root + file, server + file);
writeFileSync(`${server}package.json`, serverManifest());
// Its packages are in the bundle, so it has no dependencies.
const packing = ["package", "--no-dependencies", "--allow-missing-repository", "--out", packedExtension()];
const { status, stderr } = spawnSync(process.execPath, [vsce, ...packing], { cwd: extensionFolder, encoding: "utf8" });
if (status !== 0) stop(stderr);

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
