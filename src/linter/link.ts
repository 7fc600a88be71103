import { loadManagedPolicy, type ServiceAuthorization } from "../knowledge/index.js";
import type { PolicyDocument, Project, Template } from "../model/index.js";
import { parseUnit, readJson, readPolicyDocuments, type ParseContext } from "../parsers/index.js";
import { sourceFile } from "../source/index.js";
import { alternatives, asText, literalOf, type Text } from "../tree/index.js";
import { judgedByThemselves } from "./read-elsewhere.js";
import type { LintRun, LintUnit } from "./run.js";
import { servicesOf } from "./services.js";

export interface LinkedUnit {
  readonly unit: LintUnit;
  readonly template: Template;
}

export interface Linked {
  readonly units: readonly LinkedUnit[];
  readonly project: Project;
  /** What is known of the services that policies name. */
  readonly services: ReadonlyMap<string, ServiceAuthorization>;
  /** When parsing was done (`performance.now()`). */
  readonly parsed: number;
}

/** Rounds in which exports that rest on other exports are followed. */
const maximumRounds = 4;

/** Parses every unit and makes the templates see each other. */
export async function link(run: LintRun): Promise<Linked> {
  let units = judgedByThemselves(await parseAll(run, run.units, undefined));
  const parsed = performance.now();
  let exports = exportsOf(units);
  for (let round = 0; round < maximumRounds && exports.size > 0; round++) {
    const importing = units.filter(({ template }) => template.imports.some((name) => exports.has(name)));
    if (importing.length === 0) break;
    const again = new Map(
      (
        await parseAll(
          run,
          importing.map(({ unit }) => unit),
          exports,
        )
      ).map((one) => [one.unit, one]),
    );
    units = units.map((one) => again.get(one.unit) ?? one);
    const known = exports;
    exports = exportsOf(units);
    if ([...exports].every(([name, text]) => known.get(name) === text)) break;
  }
  const templates = units.map(({ template }) => template);
  const awsManagedPolicies = await managedPoliciesOf(templates);
  return { units, project: { templates, awsManagedPolicies }, services: await servicesOf(templates), parsed };
}

async function parseAll(
  run: LintRun,
  units: readonly LintUnit[],
  exports: ReadonlyMap<string, Text> | undefined,
): Promise<LinkedUnit[]> {
  const parsed: LinkedUnit[] = [];
  for (const unit of units) {
    run.onProgress?.("parse", parsed.length, units.length);
    const context: ParseContext = {
      reader: run.reader,
      values: unit.values,
      loadWasm: run.loadWasm,
      ...(run.policyType && { policyType: run.policyType }),
      ...(run.trees && { trees: run.trees }),
      ...(exports && { exports }),
    };
    parsed.push({ unit, template: await parseUnit(unit, context) });
  }
  return parsed;
}

function exportsOf(units: readonly LinkedUnit[]): Map<string, Text> {
  const found = new Map<string, Text>();
  const twice = new Set<string>();
  for (const { template } of units) {
    for (const one of template.exports) {
      const name = literalOf(one.name);
      if (name === undefined) continue;
      // Two stacks of one run cannot export one name into one account; which one is meant is not known.
      if (found.has(name)) twice.add(name);
      found.set(name, one.value);
    }
  }
  for (const name of twice) found.delete(name);
  return found;
}

async function managedPoliciesOf(templates: readonly Template[]): Promise<ReadonlyMap<string, PolicyDocument>> {
  const found = new Map<string, PolicyDocument>();
  for (const name of new Set(templates.flatMap(managedPolicyNames))) {
    const document = await loadManagedPolicy(name);
    if (document === undefined) continue;
    const file = sourceFile(`AWS managed policy ${name}`, JSON.stringify(document, null, 2));
    const root = readJson(file).documents[0];
    const read = root && readPolicyDocuments(root, { policyType: "identity", address: name }).documents[0];
    if (read) found.set(name, read);
  }
  return found;
}

function managedPolicyNames(template: Template): string[] {
  const references = [
    ...template.principals.flatMap(({ managedPolicyArns, boundary }) => [
      ...managedPolicyArns.items.map(({ text }) => text),
      ...(boundary ? alternatives(boundary).map(({ value }) => asText(value)) : []),
    ]),
    ...template.attachments.flatMap(({ policyArns }) => policyArns.map(({ text }) => text)),
  ];
  return references.flatMap((text) => {
    if (!text) return [];
    // The partition may be a hole; what matters stands behind it.
    const tail = text.parts.map((part) => (part.kind === "literal" ? part.text : "*")).join("");
    const name = /:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(tail)?.[1];
    return name === undefined ? [] : [name];
  });
}
