import { existsSync, readFileSync } from "node:fs";
import { actionsMatching, nearest } from "../../src/iam/index.js";
import type { CallerNeed, ServiceAuthorization } from "../../src/knowledge/index.js";
import type { Entry, Facts } from "./entries.js";
import { knowledgeFolder, type Problem } from "./files.js";
import { problem } from "./reference-problems.js";

interface NamedAction {
  readonly entry: Entry<unknown>;
  readonly in: string;
  readonly action: string;
}

/** Actions that AWS does not have, and lists of actions that contradict each other. */
export function actionProblems(facts: Facts): readonly Problem[] {
  return [
    ...actionsNamed(facts).flatMap(({ action, entry, in: place }) => {
      const message = messageFor(action);
      return message === undefined ? [] : [problem(entry, place, message)];
    }),
    ...facts.statements.flatMap((entry) =>
      entry.value.consoleActions
        .filter((action) => !entry.value.actions.includes(action))
        .map((action) => problem(entry, ".consoleActions", `"${action}" is not in "actions": add it there too.`)),
    ),
    ...facts.callers
      .filter(({ value }) => !makesResource(value.needs[0]))
      .map((entry) =>
        problem(
          entry,
          ".needs",
          "The first need must be the operation that makes the resource, and required: move it to the top.",
        ),
      ),
  ];
}

function makesResource(need: CallerNeed | undefined): boolean {
  return need?.need === "required" && /^dms:(?:Create|Import|Start)/.test(need.action);
}

function prefixOf(action: string): string {
  return action.slice(0, action.indexOf(":"));
}

const services = new Map<string, ServiceAuthorization | undefined>();

function serviceOf(prefix: string): ServiceAuthorization | undefined {
  if (services.has(prefix)) return services.get(prefix);
  const path = `${knowledgeFolder}generated/actions/${prefix}.json`;
  const service = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as ServiceAuthorization) : undefined;
  services.set(prefix, service);
  return service;
}

function messageFor(action: string): string | undefined {
  const service = serviceOf(prefixOf(action));
  const update = 'Correct the name, or run "npm run knowledge" if the action is new.';
  if (!service) return `AWS has no service with the prefix "${prefixOf(action)}". ${update}`;
  const name = action.slice(action.indexOf(":") + 1);
  const found = actionsMatching(service, name);
  const isSpelled = name.endsWith("*") ? found.length > 0 : found.some((one) => one.name === name);
  if (isSpelled) return undefined;
  const [meant] = nearest(name, Object.keys(service.actions));
  return `AWS has no action "${action}". ${meant === undefined ? update : `Did you mean "${prefixOf(action)}:${meant}"?`}`;
}

function actionsNamed({ callers, escalations, operations, statements, uses }: Facts): readonly NamedAction[] {
  const named = (entry: Entry<unknown>, place: string, actions: readonly string[]): readonly NamedAction[] =>
    actions.map((action) => ({ entry, in: place, action }));
  return [
    ...uses.flatMap((entry) =>
      named(
        entry,
        ".actions",
        entry.value.actions.map(({ action }) => action),
      ),
    ),
    ...callers.flatMap((entry) =>
      named(
        entry,
        ".needs",
        entry.value.needs.map(({ action }) => action),
      ),
    ),
    ...operations.flatMap((entry) => named(entry, ".action", [entry.value.action])),
    ...statements.flatMap((entry) => named(entry, ".actions", entry.value.actions)),
    ...escalations.flatMap((entry) =>
      named(
        entry,
        ".needs",
        entry.value.needs.flatMap(({ oneOf }) => oneOf),
      ),
    ),
  ];
}
