import { wordsOf } from "../../src/iam/index.js";
import { apiNames, loadService, serviceIndex } from "../../src/knowledge/index.js";
import { lint, rules, type FileEdit } from "../../src/linter/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import type { Misspelling } from "./misspell.js";

export interface Outcome {
  readonly fixes: number;
  /** Fixes that AWS documents: the name is an API operation that needs another action. */
  readonly documented: number;
  readonly suggestions: number;
  /** Misspelled actions with neither a fix nor a suggestion. */
  readonly untouched: number;
  /** Fixes that changed the verb or the access level, as lines to print. */
  readonly harmful: readonly string[];
}

/** How many actions are written in one policy. */
const batch = 1000;

/**
 * Counts what `known-action` does with misspelled actions. Every action is linted, and its fix is applied to the text.
 */
export async function fixed(misspelled: readonly Misspelling[]): Promise<Outcome> {
  const all: Verdict[] = [];
  for (let at = 0; at < misspelled.length; at += batch)
    all.push(...(await verdictsOf(misspelled.slice(at, at + batch))));
  const count = (kind: Verdict["kind"]): number => all.filter((one) => one.kind === kind).length;
  return {
    fixes: count("fix"),
    documented: count("documented"),
    suggestions: count("suggestion"),
    untouched: count("untouched"),
    harmful: all.flatMap(({ harm }) => harm ?? []),
  };
}

interface Verdict {
  readonly kind: "fix" | "documented" | "suggestion" | "untouched";
  readonly harm?: string;
}

async function verdictsOf(misspelled: readonly Misspelling[]): Promise<readonly Verdict[]> {
  // Each action is on its own line, so the line of a finding shows which action it is about. Each has a statement of its own: of two
  // that mean one action, a list keeps one.
  const lines = misspelled
    .map(({ service, written }) => JSON.stringify({ Effect: "Allow", Resource: "*", Action: `${service}:${written}` }))
    .join(",\n");
  const text = `{ "Version": "2012-10-17", "Statement": [\n${lines}\n] }\n`;
  const { results } = await lint({
    units: [
      {
        kind: "policy",
        path: "policy.json",
        files: ["policy.json"],
        rules: new Map([["known-action", { severity: "error", options: {} } as const]]),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: () => text, list: () => [] },
    loadWasm,
    rules,
    fix: "none",
    policyType: "identity",
  });
  const messages = new Map(results.flatMap((result) => result.messages.map((message) => [message.line, message])));
  return Promise.all(
    misspelled.map(async (one, index): Promise<Verdict> => {
      const message = messages.get(index + 2);
      const edit = message?.fixes?.[0];
      if (!edit) return { kind: message?.suggestions ? "suggestion" : "untouched" };
      if (isDocumented(one)) return { kind: "documented" };
      const line = applied(text, edit).split("\n")[index + 1] ?? "";
      const [, after = ""] = /"Action":"(.*)"/.exec(line) ?? [];
      const harm = await harmOf(one, after);
      return { kind: "fix", ...(harm !== undefined && { harm }) };
    }),
  );
}

function applied(text: string, { range: [start, end], text: inserted }: FileEdit): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

const documented = new Set(Object.keys(apiNames.actions).map((name) => name.toLowerCase()));

function isDocumented({ service, written }: Misspelling): boolean {
  return documented.has(`${service}:${written}`.toLowerCase());
}

const verbs = new Set(serviceIndex.verbs);

/**
 * Why a fix is harmful. If the misspelled name begins with a known verb, the fix must keep that verb. Otherwise it must
 * restore the verb and the access level of the original action. `undefined`: it is not harmful.
 */
async function harmOf({ service, name, level, written }: Misspelling, after: string): Promise<string | undefined> {
  const [prefix = "", action = ""] = after.split(":");
  const [verb = ""] = wordsOf(written);
  const isSwap = verbs.has(verb) && verb !== wordsOf(name)[0];
  const expected = isSwap ? verb : wordsOf(name)[0];
  const found = (await loadService(prefix))?.actions[action]?.level;
  const isSame = prefix === service && wordsOf(action)[0] === expected && (isSwap || found === level);
  return isSame ? undefined : `${service}:${written} (${name}, ${level}) -> ${after} (${found ?? "?"})`;
}
