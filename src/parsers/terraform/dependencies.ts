import type { Dependency } from "../../model/index.js";
import type { Location } from "../../source/index.js";
import type { Expression, HclBlock } from "../hcl-ast.js";
import { argumentIn } from "./declarations.js";
import { expressionsIn, expressionsOfBody } from "./expressions.js";
import { instancesOf, modulesOf } from "./instances.js";
import type { Instance, Module } from "./scope.js";

/** Something a dependency leads to: the address of a resource, or why it is not known which. */
type Target = { readonly on: string } | { readonly reason: string };

/** What a resource waits for: what `depends_on` names, and whatever its arguments refer to. */
export function dependenciesOf({ declaration, module, address }: Instance): readonly Dependency[] {
  const given = givenIn(declaration.block, module);
  const implied = [...expressionsOfBody(declaration.block.body, (name) => name === "depends_on")].flatMap(
    (expression) =>
      targetsOf(expression, module, new Set()).map((target) => dependency(target, "implied", expression.location)),
  );
  const called = module.call ? callDependencies(module) : [];
  const seen = new Set<string>([`${address} given`, `${address} implied`]);
  return [...given, ...called, ...implied].filter(({ on, reason, how }) => {
    const key = `${on ?? `?${reason ?? ""}`} ${how}`;
    if (seen.has(key) || (how === "implied" && on === undefined)) return false;
    seen.add(key);
    return true;
  });
}

function dependency(target: Target, how: Dependency["how"], location: Location): Dependency {
  return { ...target, how, location };
}

/** `depends_on` of the calls that lead to a module holds for everything in it. */
function callDependencies({ call }: Module): readonly Dependency[] {
  if (!call) return [];
  const { block, scope } = call;
  return [...givenIn(block, scope.module), ...callDependencies(scope.module)];
}

function givenIn(block: HclBlock, module: Module): readonly Dependency[] {
  const value = argumentIn(block.body, "depends_on")?.value;
  const items = value?.kind === "tuple" ? value.items : value ? [value] : [];
  return items.flatMap((item) => {
    const targets: readonly Target[] = namedTargets(item, module) ?? [{ reason: "what depends_on names is not known" }];
    return targets.map((target) => dependency(target, "given", item.location));
  });
}

/** Before Terraform 0.12 the names in `depends_on` were quoted. `undefined`: what is named is nowhere here. */
function namedTargets(item: Expression, module: Module): readonly Target[] | undefined {
  const [only] = item.kind === "template" ? item.parts : [];
  if (only?.kind === "literal") return declaredTargets(only.text.split(/[.[]/), module);
  if (only?.kind === "interpolation") return namedTargets(only.of, module);
  for (const expression of expressionsIn(item)) {
    const path = pathOf(expression);
    if (path) return path[0] === "var" ? variableTargets(path[1] ?? "", module) : declaredTargets(path, module);
  }
  return undefined;
}

function declaredTargets(path: readonly string[], module: Module): readonly Target[] | undefined {
  const targets = targetsOfName(path, module);
  return targets.length > 0 || isDeclared(path, module) ? targets : undefined;
}

/** Something may be declared and stand for no resource at all, by a count of 0. */
function isDeclared([first = "", second = "", third = ""]: readonly string[], { declarations }: Module): boolean {
  if (first === "module") return declarations.modules.has(second);
  return declarations.resources.has(first === "data" ? `data.${second}.${third}` : `${first}.${second}`);
}

function variableTargets(name: string, module: Module): readonly Target[] {
  const argument = module.call && argumentIn(module.call.block.body, name);
  // What a call leaves out has its default, which can name no resource.
  if (module.call && !argument && module.declarations.variables.get(name)?.default) return [];
  if (!module.call || !argument) return [{ reason: `what variable ${name} stands for is not known` }];
  const caller = module.call.scope.module;
  const items = argument.value.kind === "tuple" ? argument.value.items : [argument.value];
  return items.flatMap((item) =>
    [...expressionsIn(item)].flatMap((expression) => targetsOf(expression, caller, new Set())),
  );
}

function targetsOfName(path: readonly string[], module: Module): readonly Target[] {
  const [first = "", second = "", third = ""] = path;
  if (first === "module") return moduleTargets(second, module);
  const key = first === "data" ? `data.${second}.${third}` : `${first}.${second}`;
  const set = instancesOf(key, module);
  return set ? set.items.map((item) => ({ on: item.address })) : [];
}

/** Everything in a called module. */
function moduleTargets(name: string, module: Module): readonly Target[] {
  const set = modulesOf(name, module);
  if (!set || (set.open !== undefined && set.items.length === 0))
    return [{ reason: set?.open ?? `module ${name} is not read` }];
  return set.items.flatMap(({ module: child }) => [
    ...[...child.declarations.resources.keys()].flatMap((key) =>
      (instancesOf(key, child)?.items ?? []).map((item) => ({ on: item.address })),
    ),
    ...[...child.declarations.modules.keys()].flatMap((inner) => moduleTargets(inner, child)),
  ]);
}

/** The names of a reference: `[aws_iam_role, dms]`, `[data, aws_iam_role, dms]`, `[local, x]`, `[module, x, output]`. */
function pathOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === "variable") return undefined;
  if (expression.kind !== "attribute") return undefined;
  const { of, name } = expression;
  if (of.kind === "variable") return [of.name, name];
  const outer = withoutIndex(of);
  const path = outer && pathOf(outer);
  return path && (path[0] === "data" || path[0] === "module") && path.length === 2 ? [...path, name] : undefined;
}

function withoutIndex(expression: Expression): Expression | undefined {
  return expression.kind === "index" ? expression.of : expression;
}

/** What an expression refers to by itself; its inner expressions are looked at on their own. */
function targetsOf(expression: Expression, module: Module, seen: Set<string>): readonly Target[] {
  const path = pathOf(expression);
  if (!path) return [];
  const [first = "", second = "", third] = path;
  const key = `${module.prefix}${path.join(".")}`;
  if (seen.has(key)) return [];
  seen.add(key);
  const inside = (value: Expression, of: Module): readonly Target[] =>
    [...expressionsIn(value)].flatMap((inner) => targetsOf(inner, of, seen));
  switch (first) {
    case "local": {
      const local = module.declarations.locals.get(second);
      return local ? inside(local.value, module) : [];
    }
    case "var": {
      const argument = module.call && argumentIn(module.call.block.body, second);
      return module.call && argument ? inside(argument.value, module.call.scope.module) : [];
    }
    case "module":
      if (third === undefined) return [];
      return (modulesOf(second, module)?.items ?? []).flatMap(({ module: child }) => {
        const output = child.declarations.outputs.get(third);
        const value = output && argumentIn(output.body, "value");
        return value ? inside(value.value, child) : [];
      });
    default:
      return first === "data" && third === undefined ? [] : targetsOfName(path, module);
  }
}
