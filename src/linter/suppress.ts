import { startOf } from "../source/index.js";
import { directivesOf, type Directive } from "./directives.js";
import { fingerprintOf } from "./fingerprint.js";
import type { Finding } from "./judge.js";
import type { LinkedUnit } from "./link.js";

/** How a run treats directives. */
export interface DirectiveOptions {
  /** False: directives are passed over (`--no-inline-config`). */
  readonly isOn: boolean;
  readonly reportUnused: boolean;
  /** `2026-11-25`: what `until` is compared with. */
  readonly today: string;
}

export interface SuppressedFinding {
  readonly finding: Finding;
  readonly directive: Directive;
}

export interface Sifted {
  /** What is left, with what there is to say of the directives. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** Takes the findings out that directives ask not to be told. Syntax errors and failures of rules stay. */
export function suppress(
  findings: readonly Finding[],
  units: readonly LinkedUnit[],
  options: DirectiveOptions,
): Sifted {
  if (!options.isOn) return { findings, suppressed: [] };
  const directives = units.flatMap(({ unit, template }) =>
    directivesOf(template).map((directive) => ({ unit, directive, isExpired: isExpired(directive, options.today) })),
  );
  const suppressed: SuppressedFinding[] = [];
  const left: Finding[] = [];
  for (const finding of findings) {
    const found = directives.find(({ directive, isExpired: expired }) => !expired && covers(directive, finding));
    if (found) suppressed.push({ finding, directive: found.directive });
    else left.push(finding);
  }
  const used = new Set(suppressed.map(({ directive }) => directive));
  const remarks = directives.flatMap(({ unit, directive, isExpired: expired }) => {
    const words = remarkOn(directive, expired, used.has(directive), options.reportUnused);
    return words ? [remark(unit, directive, words)] : [];
  });
  return { findings: [...left, ...remarks], suppressed };
}

function isExpired({ until }: Directive, today: string): boolean {
  return until !== undefined && today > until;
}

function covers({ rules, scope }: Directive, finding: Finding): boolean {
  if (finding.ruleId === null || finding.messageId === undefined) return false;
  if (rules.length > 0 && !rules.includes(finding.ruleId)) return false;
  const { file, start } = finding.location;
  switch (scope.kind) {
    case "line":
      return file.path === scope.path && startOf(finding.location).line === scope.line;
    case "block":
      return file.path === scope.path && start >= scope.from && start < scope.to;
    case "address":
      return finding.addresses.some((address) => address === scope.address || address.startsWith(`${scope.address}.`));
  }
}

interface Remark {
  readonly messageId: string;
  readonly message: string;
}

function remarkOn(directive: Directive, expired: boolean, isUsed: boolean, reportUnused: boolean): Remark | undefined {
  const rules = directive.rules.length > 0 ? directive.rules.join(", ") : "all rules";
  if (expired) {
    return {
      messageId: "directive-expired",
      message: `This directive held until ${directive.until ?? ""}: ${rules} is judged again. Mend the finding or set a new date.`,
    };
  }
  if (!isUsed) {
    if (!reportUnused) return undefined;
    return { messageId: "directive-unused", message: `Nothing is reported here by ${rules}: this directive can go.` };
  }
  if (directive.reason !== "") return undefined;
  return {
    messageId: "directive-without-reason",
    message: `This directive switches off ${rules} and does not say why: add the reason ${
      directive.kind === "metadata" ? "as `reason`" : "after --"
    }.`,
  };
}

function remark(unit: Finding["unit"], directive: Directive, { messageId, message }: Remark): Finding {
  const address = directive.scope.kind === "address" ? directive.scope.address : "";
  return {
    unit,
    ruleId: null,
    severity: 1,
    messageId,
    message,
    location: directive.location,
    addresses: [address],
    fingerprint: fingerprintOf(null, address, messageId, directive.rules),
    related: [],
    suggestions: [],
  };
}
