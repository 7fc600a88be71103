import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type MarkdownRenderer } from "vitepress";
import type { NavigationGroup } from "../pages/navigation.js";

const site = fileURLToPath(new URL("..", import.meta.url));

const sidebar = read(".content/navigation.json") as NavigationGroup[];
const { description, homepage, version } = read("../package.json") as Readonly<Record<string, string | undefined>>;

/** Where the site is: below the path of its address, once it has one. */
const base = homepage === undefined ? "/" : `${new URL(homepage).pathname.replace(/\/$/, "")}/`;

export default defineConfig({
  title: "dmslint",
  description: description ?? "",
  base,
  head: [["link", { rel: "icon", href: "data:," }]],
  srcDir: ".content",
  outDir: "dist",
  cacheDir: ".vitepress/cache",
  // Links that lead nowhere fail the build. The playground is no page, but a file beside them.
  ignoreDeadLinks: [/playground(?:\.html)?(?:#|$)/],
  markdown: { config: writeBracesAsText },
  themeConfig: {
    search: { provider: "local" },
    sidebar: sidebar.map((group) => ({ ...group, items: [...group.items] })),
    outline: "deep",
    nav: [
      { text: "Rules", link: "/rules/" },
      { text: "Why AWS refuses this", link: "/failures" },
      { text: "Playground", link: "/playground.html", target: "_self" },
      { text: version ?? "", link: "/changelog" },
    ],
  },
});

/** No page has expressions for Vue: what stands in two braces is a placeholder of ours or of other tools. */
function writeBracesAsText({ renderer: { rules } }: MarkdownRenderer): void {
  for (const name of ["code_inline", "text"] as const) {
    const write = rules[name];
    rules[name] = (...token) => write?.(...token).replaceAll("{{", "&#123;&#123;") ?? "";
  }
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(`${site}${path}`, "utf8"));
}
