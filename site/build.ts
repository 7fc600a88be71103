// Makes the site and the playground in site/dist: `npm run site`.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { playground } from "./playground/build-playground.js";

const dist = fileURLToPath(new URL("dist/", import.meta.url));

mkdirSync(dist, { recursive: true });
writeFileSync(`${dist}playground.html`, await playground());
