import type { KnowledgeFiles, Problem } from "./files.js";
import { nameOf } from "./schema-problems.js";

const listFile = "sources.json";

interface Cited {
  readonly file: string;
  readonly at: string;
  readonly page: string;
}

/** Pages that facts cite but that have no date in sources.json, and pages in sources.json that no fact cites. */
export function sourceProblems(files: KnowledgeFiles): readonly Problem[] {
  const list = files.get(listFile) as { readonly sources: Readonly<Record<string, string>> } | undefined;
  const dated = list?.sources ?? {};
  const cited = [...files].flatMap(([file, data]) => (file === listFile ? [] : citedIn(data, file, "")));
  const pages = new Set(cited.map(({ page }) => page));
  const undated = new Map(cited.filter(({ page }) => !Object.hasOwn(dated, page)).map((one) => [one.page, one]));
  return [
    ...[...undated.values()].map(({ at, file, page }) => ({
      file,
      at,
      message: `The page has no date. Add "${page}" to src/knowledge/sources.json with the day on which you read it.`,
    })),
    ...Object.keys(dated)
      .filter((page) => !pages.has(page))
      .map((page) => ({ file: listFile, at: page, message: "No fact names the page as its source. Remove the line." })),
  ];
}

function citedIn(data: unknown, file: string, at: string): readonly Cited[] {
  if (typeof data !== "object" || data === null) return [];
  if (Array.isArray(data))
    return (data as readonly unknown[]).flatMap((item, index) =>
      citedIn(item, file, `${at}[${nameOf(item) ?? String(index)}]`),
    );
  return Object.entries(data).flatMap(([key, value]: readonly [string, unknown]) => {
    const place = at === "" ? key : `${at}.${key}`;
    if (key !== "source" || !Array.isArray(value)) return citedIn(value, file, place);
    return (value as readonly string[]).map((url) => ({ file, at: place, page: url.replace(/#.*$/, "") }));
  });
}
