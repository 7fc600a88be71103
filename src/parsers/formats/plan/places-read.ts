import { sole } from "../../../source/index.js";
import { asLiteral, entryOf, type Entry, type Node } from "../../../tree/index.js";
import { resourceKey } from "./declared.js";
import { entriesOf, itemsOf, textAt, valueAt, type PlanFile } from "./plan-file.js";

/** The attribute in which each data source tells of the place of its provider. */
const attributes = { aws_region: "id", aws_caller_identity: "account_id" } as const;

type PlaceType = keyof typeof attributes;

/**
 * What a data source of a plan has read about the region, or the account, of the default provider of the root module. A plan is
 * for one deployment, which is there.
 */
export function placeRead(plan: PlanFile, type: PlaceType): Entry | undefined {
  const declared = new Set(declaredIn(plan.configuration, type, []));
  const found = [...plan.instances.values()].flatMap(({ steps, values, unknown }) => {
    const isDeclared = declared.has(steps.map(({ name }) => name).join("."));
    const entry = isDeclared && unknown?.kind !== "mapping" && values && entryOf(values, attributes[type]);
    return entry && asLiteral(entry.value) !== undefined ? [entry] : [];
  });
  const texts = new Set(found.map(({ value }) => asLiteral(value)));
  return sole([...texts]) === undefined ? undefined : found[0];
}

/**
 * The data sources of a type that have the default provider of the root module, without an argument: `data.aws_region` may ask for
 * another region. Inherited providers have their key in the root module.
 */
function declaredIn(module: Node | undefined, type: PlaceType, calls: readonly string[]): readonly string[] {
  const own = itemsOf(valueAt(module, "resources")).filter(
    (resource) =>
      textAt(resource, "mode") === "data" &&
      textAt(resource, "type") === type &&
      textAt(resource, "provider_config_key") === "aws" &&
      entriesOf(valueAt(resource, "expressions")).length === 0,
  );
  const inner = entriesOf(valueAt(module, "module_calls")).flatMap(({ key, value }) =>
    declaredIn(valueAt(value, "module"), type, [...calls, `module.${key.text}`]),
  );
  return [...own.map((resource) => [...calls, resourceKey(resource) ?? ""].join(".")), ...inner];
}
