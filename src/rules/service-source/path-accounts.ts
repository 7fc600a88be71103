import { arnText, sameText } from "../../iam/index.js";
import type { Statement } from "../../model/index.js";
import type { Text, TextPart } from "../../rule-kit/index.js";

const own = arnText("${Account}");

/** The sign of the account of the deployment in a path, and of what is not known. Paths have neither. */
const [ownSign, unknownSign] = ["\u0001", "\u0002"];

/**
 * The accounts for which services write into buckets, as the paths in some statements say: `AWSLogs/123456789012/*`. That of the
 * deployment, if they name none. `undefined`: it may be another one, or an organization.
 */
export function accountsInPaths(statements: readonly Statement[]): readonly Text[] | undefined {
  const paths = statements.flatMap(({ resources }) => (resources?.items ?? []).map(({ text }) => pathOf(text)));
  const named = new Set(paths.flatMap(accountsIn));
  if (named.has(unknownSign)) return undefined;
  const accounts = [...named].map((name) => (name === ownSign ? own : arnText(name)));
  return accounts.length > 0 ? accounts : [own];
}

/** What follows the name of the bucket. */
function pathOf({ parts }: Text): string {
  const written = parts.map(signOf).join("");
  return written.includes(":kms:") ? "" : written.slice(written.indexOf("/") + 1 || written.length);
}

function signOf(part: TextPart): string {
  if (part.kind === "literal") return part.text;
  const isOwn = sameText({ kind: "text", location: part.location, parts: [part] }, own) === "yes";
  return isOwn ? ownSign : unknownSign;
}

/** Log files stand in a folder of the account or the organization. Other paths may name an account as well. */
function accountsIn(path: string): readonly string[] {
  const segments = path.split("/");
  return segments.flatMap((segment, at) => {
    const [account] = /(?<!\d)\d{12}(?!\d)|\u0001/.exec(segment) ?? [];
    if (account !== undefined || segments[at - 1]?.endsWith("AWSLogs") !== true) return account ?? [];
    const isOpen = segment === "" || (segment === "*" && at === segments.length - 1);
    return isOpen ? [] : unknownSign;
  });
}
