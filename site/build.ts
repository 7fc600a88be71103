// Makes the site and the playground in site/dist: `npm run site`.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vitepress";
import { writePages } from "./pages/write-pages.js";
import { playground } from "./playground/build-playground.js";

const site = fileURLToPath(new URL(".", import.meta.url));
const content = `${site}.content/`;

await writePages(content);
// VitePress copies what is in this folder as it is.
mkdirSync(`${content}public`, { recursive: true });
writeFileSync(`${content}public/playground.html`, await playground());
await build(site);
