import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { failuresPage } from "./known-failures.js";
import { navigation } from "./navigation.js";
import { outside, sitePath, withSiteLinks } from "./page-paths.js";
import { rulePage } from "./rule-page.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Writes the pages that the site is made of: those of the repository, with links as the site has them. */
export async function writePages(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const titles = new Map<string, string>();
  const write = (path: string, text: string): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    titles.set(path.replace(/\.md$/, ""), titleOf(text));
  };
  for (const path of pagesIn(root)) {
    const there = sitePath(path);
    if (there === undefined) throw new Error(`${path} has no place on the site`);
    const page = withSiteLinks(path, readFileSync(root + path, "utf8"));
    const rule = /^rules\/(?!index\.)(.*)\.md$/.exec(there)?.[1];
    const text = rule === undefined ? page : await rulePage(rule, page);
    write(there, withPlainFences(text));
  }
  write("failures.md", failuresPage());
  writeFileSync(join(folder, "navigation.json"), JSON.stringify(navigation(titles)));
}

function pagesIn(folder: string): readonly string[] {
  const files = readdirSync(`${folder}docs`, { recursive: true, encoding: "utf8" });
  const docs = files.filter((file) => file.endsWith(".md")).map((file) => `docs/${file.replaceAll("\\", "/")}`);
  return [...outside.keys(), ...docs.sort()];
}

/** Marks of examples are for tests; the highlighter would read them as line numbers. */
function withPlainFences(text: string): string {
  return text.replace(/^```(\w+) .*$/gm, "```$1");
}

function titleOf(page: string): string {
  const title = /^# (.+)$/m.exec(page)?.[1];
  if (title === undefined) throw new Error("a page has no title");
  return title.replaceAll("`", "");
}
