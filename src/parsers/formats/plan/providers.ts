import type { HclAttribute, HclBody } from "../../syntax/hcl/hcl-ast.js";
import type { Declarations } from "../terraform/modules/scope.js";
import { bodyOf } from "./bodies.js";
import { entriesOf, textAt, valueAt, type PlanFile } from "./plan-file.js";
import { placeRead } from "./places-read.js";
import { plannedExpression } from "./planned-expressions.js";
import type { Mapping } from "../../../tree/index.js";

/** The providers of a plan by their keys. Resources of all modules refer to them. */
export function providersOf(plan: PlanFile): Declarations["providers"] {
  const all = entriesOf(valueAt(plan.root, "configuration", "provider_config"));
  return new Map(
    all.map(({ key, value, location }) => {
      const given = valueAt(value, "expressions");
      const expressions = given?.kind === "mapping" ? given : undefined;
      const words = { id: `provider.${key.text}`, name: `provider ${key.text}`, isDynamic: () => false };
      const empty: Mapping = { kind: "mapping", entries: [], location };
      const said = bodyOf({ expressions: expressions ?? empty, values: undefined, location, ...words });
      const body = key.text === "aws" ? withRegionRead(said, plan) : said;
      return [key.text, { type: "provider", labels: [], header: key.location, body, location }];
    }),
  );
}

/** The configuration says the region in plain words at most; a variable or the environment is what a data source shows. */
function withRegionRead(body: HclBody, plan: PlanFile): HclBody {
  const { key, value } = placeRead(plan, "aws_region") ?? {};
  if (!key || !value) return body;
  const words = { argument: "region", id: "provider.aws.region", name: "provider aws", configuration: undefined };
  const region = plannedExpression({ ...words, value, location: value.location });
  const others = body.attributes.filter(({ name }) => name !== "region");
  const read: HclAttribute = { name: "region", nameLocation: key.location, value: region, location: value.location };
  return { ...body, attributes: [...others, read] };
}

/**
 * The providers of a called module. A key is `aws`, `aws.alias`, or for what a called module declares `module.data:aws`. Without
 * a default one of its own, a module has that of its caller.
 */
export function providersOfCalled(all: Declarations["providers"], calls: readonly string[]): Declarations["providers"] {
  const own = `${calls.map((call) => `module.${call}`).join(".")}:`;
  const named = [...all].filter(([key]) => key.includes("."));
  const ownDefaults = named.flatMap(([key, block]) => {
    const name = key.startsWith(own) ? key.slice(own.length) : ".";
    return name.includes(".") ? [] : [[name, block] as const];
  });
  return new Map([...named, ...ownDefaults]);
}

/** The `provider` argument of a resource in a plan. Absent if it has a default provider. */
export function providerArgument(resource: Mapping): readonly HclAttribute[] {
  const node = valueAt(resource, "provider_config_key");
  const key = textAt(resource, "provider_config_key");
  // A key is `aws.alias`, and before it the module that declares the provider: `module.data:aws.alias`.
  if (!node || !key?.slice(key.lastIndexOf(":") + 1).includes(".")) return [];
  const { location } = node;
  const part = { kind: "literal", text: key, map: [], location } as const;
  const value = { kind: "template", style: "quoted", parts: [part], location } as const;
  return [{ name: "provider", nameLocation: location, value, location }];
}
