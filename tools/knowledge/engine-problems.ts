import type { NeedCondition } from "../../src/knowledge/index.js";
import { comparisonsIn, enginesIn, type Facts } from "./entries.js";
import type { Problem } from "./files.js";
import { problem } from "./reference-problems.js";

const secretUse = "endpoint-secret-role";

/** Engines and role uses that contradict each other, and endpoint uses that no engine has. */
export function engineProblems(facts: Facts): readonly Problem[] {
  return [...ofEngines(facts), ...unusedUses(facts)];
}

function unusedUses({ engines, uses }: Facts): readonly Problem[] {
  const named = new Set(engines.flatMap(({ value }) => [...value.rolesAsSource, ...value.rolesAsTarget]));
  return uses
    .filter(({ value }) => value.resourceTypes.includes("AWS::DMS::Endpoint") && !named.has(value.id))
    .map((entry) =>
      problem(entry, ".id", "No engine has the use: add its id to an engine in dms/engines.json, or remove the use."),
    );
}

function ofEngines({ engines, uses }: Facts): readonly Problem[] {
  return engines.flatMap((entry): readonly Problem[] => {
    const { asSource, asTarget, name, rolesAsSource, rolesAsTarget, secretAuth } = entry.value;
    const all = [...rolesAsSource, ...rolesAsTarget];
    const sides = [
      ["source", asSource, rolesAsSource, "rolesAsSource"],
      ["target", asTarget, rolesAsTarget, "rolesAsTarget"],
    ] as const;
    const bySide = sides.flatMap(([side, isPossible, roles, list]) => {
      const missing = uses
        .filter(({ value }) => enginesIn(value.triggerWhen).includes(name) && isFor(value.triggerWhen, side))
        .map(({ value }) => value.id)
        .filter((id) => isPossible && !roles.includes(id));
      const idle = !isPossible && roles.length > 0;
      const switchName = side === "source" ? "asSource" : "asTarget";
      return [
        ...missing.map((id) =>
          problem(
            entry,
            `.${list}`,
            `"${id}" has a trigger that names the engine: add its id, or correct the trigger.`,
          ),
        ),
        ...(idle
          ? [problem(entry, `.${list}`, `The engine is no ${side}: empty the list, or set "${switchName}" to true.`)]
          : []),
      ];
    });
    if (all.includes(secretUse) === secretAuth) return bySide;
    const todo = secretAuth ? `add "${secretUse}" to the roles` : `remove "${secretUse}" from the roles`;
    return [
      ...bySide,
      problem(entry, ".secretAuth", `It is ${String(secretAuth)}: ${todo}, or set it to ${String(!secretAuth)}.`),
    ];
  });
}

/**
 * Whether endpoints of one side (source or target) can have the use. A trigger without the endpoint type is for both.
 */
function isFor(trigger: NeedCondition | null, side: string): boolean {
  const types = comparisonsIn(trigger).flatMap((one) =>
    "prop" in one && one.prop === "endpoint.endpointType" && "value" in one ? [one.value] : [],
  );
  return types.length === 0 || types.includes(side);
}
