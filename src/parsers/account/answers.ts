import { isRecord } from "../../source/index.js";
import { at } from "./plain-values.js";

/** The lists in answers that come in pages. */
const lists: readonly string[] = [
  ...["RoleDetailList", "UserDetailList", "GroupDetailList", "Policies"],
  ...["Exports", "Stacks"],
];

/** The lists that `--query` can select without losing what dmslint reads, and the keys by which their items are known. */
const selectedLists = [
  { list: "Exports", keys: ["ExportingStackId", "Name", "Value"] },
  { list: "Stacks", keys: ["StackName", "StackStatus"] },
] as const;

/**
 * One answer for the pages of several, as `jq -s` puts them into a list: all lists together. It is cut off only if no page
 * is the last one. Anything else stays as it is.
 */
export function joinedPages(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value;
  const pages: readonly unknown[] = value;
  const selected = selectedLists.find(({ keys }) =>
    pages.every((one) => keys.every((key) => at(one, key) !== undefined)),
  );
  if (selected) return { [selected.list]: pages };
  const isPage = (page: unknown): boolean => lists.some((list) => Array.isArray(at(page, list)));
  if (!pages.every(isPage)) return value;
  const joined = lists.flatMap((list) => {
    const parts = pages.flatMap((page) => (Array.isArray(at(page, list)) ? [at(page, list)] : []));
    return parts.length === 0 ? [] : [[list, parts.flat()] as const];
  });
  const last = pages.find((page) => !isCut(page));
  return { ...Object.fromEntries(joined), ...(last === undefined && { IsTruncated: true }) };
}

function isCut(page: unknown): boolean {
  return isRecord(page) && (page.IsTruncated === true || typeof page.NextToken === "string");
}
