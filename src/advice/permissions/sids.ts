import { stringOf, type Text } from "../../tree/index.js";
import { resourceWordOf } from "./holes.js";
import type { UnnamedStatement } from "./least-statements.js";

/**
 * The `Sid` of each statement: its purpose, and its action or the types of its resources. It has only letters and
 * digits, as in policies of roles, and is the same in every run.
 */
export function sidsFor(statements: readonly UnnamedStatement[]): readonly string[] {
  const counts = new Map<string, number>();
  return statements.map((statement) => {
    const name = nameFor(statement);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}${String(count)}`;
  });
}

function nameFor({ actions, isRecommended, purpose, resources }: UnnamedStatement): string {
  const start = pascal(purpose.replace(/^endpoint-/, "").replace(/-role$/, ""));
  const [only = "", ...others] = actions;
  const types = [...new Set(resources.map((resource) => pascal(typeOf(resource, only))))].slice(0, 3).join("");
  const end = others.length === 0 ? pascal(only.slice(only.indexOf(":") + 1)) : types;
  const isSaid = start.endsWith(end) || start === `${end}s`;
  return `${start}${isSaid ? "" : end}${isRecommended ? "Recommended" : ""}`;
}

/** The type of a resource as its ARN names it: `object`, `table`, `log-group`. */
function typeOf(arn: Text, action: string): string {
  const written = stringOf(arn, "\u0000");
  if (written === "*") return "any-resource";
  if (!written.startsWith("arn:")) return resourceWordOf(action);
  const [, , service, , , ...rest] = written.split(":");
  const resource = rest.join(":");
  if (service === "s3") return resource.includes("/") ? "object" : "bucket";
  return /^[a-zA-Z-]+/.exec(resource)?.[0] ?? resourceWordOf(action);
}

/** `S3Target` for `s3-target`. */
function pascal(words: string): string {
  return words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
