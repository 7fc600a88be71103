import { textOf } from "../../source/index.js";
import { asLiteral, type Node } from "../../tree/index.js";
import type { Values } from "../input.js";
import { identity } from "../values.js";
import { at, entriesOf, type PlanFile } from "./plan-file.js";

/** The values of a run with what a plan was made with: its variables, and where it will be deployed. */
export function givenValues(plan: PlanFile, values: Values): Values {
  const place = placeOf(plan);
  return { ...place, ...values, variables: { ...values.variables, ...variablesOf(plan) } };
}

function variablesOf({ configuration, root }: PlanFile): Readonly<Record<string, unknown>> {
  const given = entriesOf(at(root, "variables")).flatMap(({ key, value: variable }) => {
    const value = at(variable, "value");
    // A plan lists defaults as well; they are values, but decide nothing.
    const isDefault = value && isDefaultOf(configuration, key.text, value);
    return value && !isDefault && !isSensitive(configuration, key.text) ? [[key.text, plainValue(value)] as const] : [];
  });
  return Object.fromEntries(given);
}

/** A variable that has another value than its default, which is not to be looked at. */
export function isSecret({ configuration, root }: PlanFile, name: string): boolean {
  if (!isSensitive(configuration, name)) return false;
  const given = at(root, "variables", name, "value");
  return !given || !isDefaultOf(configuration, name, given);
}

function isDefaultOf(configuration: Node | undefined, name: string, value: Node): boolean {
  const given = at(configuration, "variables", name, "default");
  return given !== undefined && identity(given) === identity(value);
}

function isSensitive(configuration: Node | undefined, name: string): boolean {
  return asLiteral(at(configuration, "variables", name, "sensitive")) === "true";
}

/** A plan's JSON is read without a problem, so every value in it is JSON too. */
function plainValue(node: Node): unknown {
  return JSON.parse(textOf(node.location));
}

type Place = Pick<Values, "account" | "partition" | "region">;

/** What the plan's own ARNs and data sources agree on. */
function placeOf({ instances }: PlanFile): Place {
  const found = { account: new Set<string>(), partition: new Set<string>(), region: new Set<string>() };
  for (const { steps, values } of instances.values()) {
    const name = steps.at(-1)?.name ?? "";
    const text = (key: string): string => asLiteral(at(values, key)) ?? "";
    const add = (what: keyof typeof found, value: string): void => {
      if (value !== "") found[what].add(value);
    };
    if (name.startsWith("data.aws_caller_identity.")) add("account", text("account_id"));
    else if (name.startsWith("data.aws_partition.")) add("partition", text("partition"));
    else if (name.startsWith("data.aws_region.")) add("region", text("region") || text("name"));
    else if (!name.startsWith("data.")) {
      const [, partition = "", region = "", account = ""] =
        /^arn:(aws[\w-]*):[\w-]+:([\w-]*):(\d{12})?:/.exec(text("arn")) ?? [];
      add("partition", partition);
      add("region", region);
      add("account", account);
    }
  }
  const [account, partition, region] = [only(found.account), only(found.partition), only(found.region)];
  return {
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
    ...(region !== undefined && { region }),
  };
}

function only(values: ReadonlySet<string>): string | undefined {
  const [first, ...others] = values;
  return others.length === 0 ? first : undefined;
}
