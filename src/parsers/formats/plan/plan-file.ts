import { asLiteral, entryOf, type Mapping, type Node, type Scalar } from "../../../tree/index.js";
import { stepsOf, type AddressStep } from "./addresses.js";

/**
 * The parts of a plan that describe the result.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface PlanFile {
  readonly root: Mapping;
  /** The configuration of the root module. */
  readonly configuration: Mapping | undefined;
  /** By address, in the form that the evaluation uses. */
  readonly instances: ReadonlyMap<string, PlannedInstance>;
  /**
   * Whether everything was planned. It was not with `-target`, with deferred changes, and if planning failed.
   * https://pkg.go.dev/github.com/hashicorp/terraform-json#Plan
   */
  readonly isComplete: boolean;
}

/** A resource that will exist after the deployment, or a data source that was read. */
export interface PlannedInstance {
  readonly steps: readonly AddressStep[];
  /** The address of the instance, at its place in the plan. */
  readonly address: Scalar;
  /** Everything about the instance at that place. */
  readonly node: Mapping;
  readonly values: Mapping | undefined;
  /** What is known only after the deployment: `true` in the shape of the values. */
  readonly unknown: Node | undefined;
  readonly sensitive: Node | undefined;
  /** This plan creates the resource, so the module set every known value. */
  readonly isNew: boolean;
}

export function planFile(root: Mapping): PlanFile {
  const instances = new Map<string, PlannedInstance>();
  const add = (instance: PlannedInstance | undefined): void => {
    const address = instance?.steps.at(-1)?.address;
    if (instance && address !== undefined && !instances.has(address)) instances.set(address, instance);
  };
  itemsOf(valueAt(root, "resource_changes")).forEach((change) => add(changedInstance(change)));
  const deferred = itemsOf(valueAt(root, "deferred_changes"));
  deferred.forEach((one) => add(changedInstance(valueAt(one, "resource_change"))));
  // A resource without listed changes exists too. A data source that was read is in the prior state.
  resourcesIn(valueAt(root, "planned_values", "root_module")).forEach((resource) => add(instanceOf(resource)));
  const read = resourcesIn(valueAt(root, "prior_state", "values", "root_module")).filter(
    (resource) => textAt(resource, "mode") === "data",
  );
  read.forEach((resource) => add(instanceOf(resource)));
  const configuration = valueAt(root, "configuration", "root_module");
  return {
    root,
    configuration: configuration?.kind === "mapping" ? configuration : undefined,
    instances,
    isComplete: deferred.length === 0 && textAt(root, "complete") !== "false" && textAt(root, "errored") !== "true",
  };
}

function changedInstance(node: Node | undefined): PlannedInstance | undefined {
  const change = valueAt(node, "change");
  const actions = itemsOf(valueAt(change, "actions")).map(asLiteral);
  const stays = actions.some((action) => action !== "delete" && action !== "forget");
  if (!stays || textAt(node, "deposed") !== undefined) return undefined;
  return instance(
    node,
    valueAt(change, "after"),
    valueAt(change, "after_unknown"),
    valueAt(change, "after_sensitive"),
    {
      isNew: actions.includes("create"),
    },
  );
}

function instanceOf(node: Node): PlannedInstance | undefined {
  return instance(node, valueAt(node, "values"), undefined, valueAt(node, "sensitive_values"), { isNew: false });
}

function instance(
  node: Node | undefined,
  values: Node | undefined,
  unknown: Node | undefined,
  sensitive: Node | undefined,
  { isNew }: Pick<PlannedInstance, "isNew">,
): PlannedInstance | undefined {
  const address = valueAt(node, "address");
  const steps = address?.kind === "scalar" ? stepsOf(address.text) : undefined;
  if (node?.kind !== "mapping" || address?.kind !== "scalar" || !steps) return undefined;
  return { steps, address, node, values: values?.kind === "mapping" ? values : undefined, unknown, sensitive, isNew };
}

function resourcesIn(module: Node | undefined): readonly Node[] {
  return [...itemsOf(valueAt(module, "resources")), ...itemsOf(valueAt(module, "child_modules")).flatMap(resourcesIn)];
}

/** The value at a path of keys. */
export function valueAt(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((inside, key) => {
    return inside?.kind === "mapping" ? entryOf(inside, key)?.value : undefined;
  }, node);
}

export function textAt(node: Node | undefined, key: string): string | undefined {
  return asLiteral(valueAt(node, key));
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}

export function entriesOf(node: Node | undefined): Mapping["entries"] {
  return node?.kind === "mapping" ? node.entries : [];
}
