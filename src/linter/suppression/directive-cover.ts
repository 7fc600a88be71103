import { addTo, startOf } from "../../source/index.js";
import type { Directive, DirectiveScope } from "./directives.js";
import type { Finding } from "../finding.js";

/** Finds the directives that cover a finding, without asking each of them. */
export type DirectiveCover = (finding: Finding) => readonly Directive[];

interface Block {
  readonly directive: Directive;
  readonly scope: Extract<DirectiveScope, { readonly kind: "block" }>;
}

export function directiveCover(directives: readonly Directive[]): DirectiveCover {
  const order = new Map(directives.map((directive, index) => [directive, index]));
  const byPlace = new Map<string, Directive[]>();
  const blocks = new Map<string, Block[]>();
  for (const directive of directives) {
    const { scope } = directive;
    if (scope.kind === "block") addTo(blocks, scope.path, { directive, scope });
    else if (scope.kind !== "enable") addTo(byPlace, placeOf(scope), directive);
  }
  return (finding) => {
    const { addresses, location, messageId, ruleId, unit } = finding;
    // Syntax errors and failures of rules are never suppressed.
    if (ruleId === null || messageId === undefined) return [];
    const { file, start } = location;
    const places = [
      lineKey(file.path, startOf(location).line),
      ...new Set(addresses.flatMap((address) => addressKeys(unit.path, address))),
    ];
    const found = places.flatMap((place) => byPlace.get(place) ?? []).filter(({ rules }) => isAbout(rules, ruleId));
    return [...found, ...blocksAt(blocks.get(file.path) ?? [], start, ruleId)].sort(
      (one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0),
    );
  };
}

function isAbout(rules: readonly string[], rule: string): boolean {
  return rules.length === 0 || rules.includes(rule);
}

function placeOf(scope: Exclude<DirectiveScope, { readonly kind: "block" | "enable" }>): string {
  return scope.kind === "line" ? lineKey(scope.path, scope.line) : addressKey(scope.path, scope.address);
}

function lineKey(path: string, line: number): string {
  return `${path}:${String(line)}`;
}

function addressKey(path: string, address: string): string {
  return `${path}#${address}`;
}

/** The keys of an address and of what it is inside. */
function addressKeys(path: string, address: string): readonly string[] {
  const dots = [...address.matchAll(/\./g)].map(({ index }) => address.slice(0, index));
  return [...dots, address].map((one) => addressKey(path, one));
}

/** More blocks than anybody writes for one finding. Those before them change nothing. */
const maximumBlocks = 100;

/** The blocks that disable a rule at an offset: those behind the last comment that enables it again. */
function blocksAt(blocks: readonly Block[], start: number, rule: string): readonly Directive[] {
  const enable = blocks[0]?.scope.enables.findLast(({ at, rules }) => at <= start && isAbout(rules, rule));
  const found: Directive[] = [];
  for (let index = blocks.length - 1; index >= 0 && found.length < maximumBlocks; index--) {
    const block = blocks[index];
    if (!block || block.scope.from < (enable?.at ?? 0)) break;
    if (block.scope.from <= start && isAbout(block.directive.rules, rule)) found.unshift(block.directive);
  }
  return found;
}
