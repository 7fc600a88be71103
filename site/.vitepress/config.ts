import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
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

function read(path: string): unknown {
  return JSON.parse(readFileSync(`${site}${path}`, "utf8"));
}
