import type { PolicyHolder } from "../../dms/index.js";
import { matchAction } from "../../iam/index.js";
import { escalations } from "../../knowledge/index.js";
import type { ActionPattern, ElementList, PolicyDocument, ResourcePattern, Statement } from "../../model/index.js";
import { and, groupBy, lazily, literalOf, type Formula } from "../../rule-kit/index.js";

/** A statement that gives its holder an action of a combination. */
export interface Contribution {
  readonly action: string;
  readonly document: PolicyDocument;
  readonly statement: Statement;
  /** What covers the action: a pattern, or the list under NotAction. */
  readonly by: ActionPattern | ElementList<ActionPattern>;
  readonly resource: ResourcePattern;
  readonly when: Formula;
  /** Why it is not certain. */
  readonly reason?: string;
}

/** Finds what allows an action, once for each action: combinations share many of them. */
export type Contributions = (action: string) => readonly Contribution[];

export function contributionsOf(holder: PolicyHolder): Contributions {
  const patterns = patternsOf(holder);
  const wide = patterns.filter(({ name }) => name === undefined);
  // Most patterns are names without wildcards: a map finds them quickly.
  const named = groupBy(patterns, ({ name }) => name);
  const found = new Map<string, readonly Contribution[]>();
  return (action) => {
    const known = found.get(action);
    if (known) return known;
    const byName = named.get(action.toLowerCase());
    if (!byName && wide.length === 0) return none;
    const covering = [...(byName ?? []), ...wide.filter(({ by }) => covers(by, action))];
    const given = covering.flatMap((one) => contributionsBy(one, action));
    found.set(action, given);
    return given;
  };
}

const none: readonly Contribution[] = [];

interface Pattern extends Pick<Contribution, "document" | "statement" | "by" | "when"> {
  /** The name in lower case, if the pattern is a literal action without wildcards. */
  readonly name?: string;
}

function patternsOf({ policies }: PolicyHolder): readonly Pattern[] {
  return policies.documents.flatMap(({ document, when }) =>
    document.statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement): readonly Pattern[] => {
        const { actions, notActions } = statement;
        const base = { document, statement, when: and(when, document.when, statement.when) };
        if (notActions) return [{ by: notActions, ...base }];
        return (actions?.items ?? []).flatMap((by) => {
          const name = nameOf(by);
          if (name !== undefined && !asked().has(name)) return [];
          return [{ by, ...base, ...(name !== undefined && { name }), when: and(base.when, by.when) }];
        });
      }),
  );
}

function nameOf({ text }: ActionPattern): string | undefined {
  const written = literalOf(text);
  return written === undefined || /[*?]/.test(written) ? undefined : written.toLowerCase();
}

/** The actions of all combinations. Most policies name none of them. */
const asked = lazily((): ReadonlySet<string> => {
  const names = escalations().flatMap(({ needs }) => needs.flatMap(({ oneOf }) => oneOf));
  return new Set(names.map((name) => name.toLowerCase()));
});

function covers(by: Pattern["by"], action: string): boolean {
  return "text" in by
    ? matchAction(by.text, action) === "yes"
    : by.items.every(({ text }) => matchAction(text, action) === "no");
}

function contributionsBy({ document, statement, by, when }: Pattern, action: string): readonly Contribution[] {
  return (statement.resources?.items ?? []).map((resource) => ({
    action,
    document,
    statement,
    by,
    resource,
    when: and(when, resource.when),
  }));
}
