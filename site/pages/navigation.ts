/** A part of the site's navigation. */
export interface NavigationGroup {
  readonly text: string;
  readonly collapsed?: boolean;
  readonly items: readonly NavigationItem[];
}

export interface NavigationItem {
  readonly text: string;
  readonly link: string;
}

const inCi = ["ci", "ci/servers", "ci/hooks", "ci/infrastructure"];

/** The pages in the order in which somebody needs them. Pages that are not named here are in the last group. */
const groups: readonly { readonly text: string; readonly pages: readonly string[] }[] = [
  {
    text: "First steps",
    pages: ["index", "rules/index", "failures", "suppressing", "config", "options", "requirements"],
  },
  { text: "Where it runs", pages: ["editors", "vscode", "pre-commit", ...inCi, "docker"] },
  { text: "Commands", pages: ["explain", "policy", "graph"] },
  { text: "What it reads", pages: ["stacks", "cdk", "plans", "account-data"] },
  { text: "For programs", pages: ["json", "library", "rules-of-your-own", "example-plugin", "messages"] },
  { text: "How sure it is", pages: ["coverage", "knowledge", "compare", "testing", "performance", "security"] },
];

const titles: Readonly<Record<string, string>> = {
  index: "First run",
  "rules/index": "What it finds",
  vscode: "VS Code",
  "example-plugin": "An example plugin",
};

/** The navigation for all pages, by their paths without the ending, with their titles. */
export function navigation(pages: ReadonlyMap<string, string>): readonly NavigationGroup[] {
  const item = (page: string): NavigationItem => ({
    text: titles[page] ?? pages.get(page) ?? page,
    link: `/${page.replace(/(^|\/)index$/, "$1")}`,
  });
  const missing = groups.flatMap(({ pages: named }) => named.filter((page) => !pages.has(page)));
  if (missing.length > 0) throw new Error(`The navigation names pages that are not there: ${missing.join(", ")}`);
  const named = new Set(groups.flatMap((group) => group.pages));
  const rest = [...pages.keys()].filter((page) => !named.has(page));
  const rules = rest.filter((page) => page.startsWith("rules/"));
  return [
    ...groups.map(({ pages: some, text }) => ({ text, items: some.map(item) })),
    { text: "Rules", collapsed: true, items: rules.map(item) },
    {
      text: "How it is made",
      collapsed: true,
      items: rest.filter((page) => !page.startsWith("rules/")).map(item),
    },
  ];
}
