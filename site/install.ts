// Installs the packages of the site, if they are not there or not those of the lockfile.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const site = fileURLToPath(new URL(".", import.meta.url));
const installed = `${site}node_modules/.package-lock.json`;

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(`${site}package-lock.json`).mtimeMs) {
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--prefix", site], { stdio: ["ignore", 2, 2] });
  process.exitCode = status ?? 1;
}
