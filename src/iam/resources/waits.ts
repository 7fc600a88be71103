import { addTo, oncePer } from "../../source/index.js";
import type { Dependency, Template } from "../../model/index.js";
import { no, unknown, yes, type Verdict } from "../answers/verdict.js";

/**
 * Whether one resource is created after another, because of dependencies that are written or implied. They may go
 * through other resources. `from` and `to` are addresses in the template.
 */
export function waitsFor(template: Template, from: string, to: string): Verdict {
  const wholes = new Set(wholesOf(to));
  let open: Dependency | undefined;
  for (const dependency of dependenciesOf(template, from)) {
    if (dependency.on === undefined) open ??= dependency;
    else if (wholes.has(dependency.on)) return yes(dependency);
  }
  return open ? unknown(open.reason ?? "it is not known what this depends on", open) : no();
}

/** Which of some resources one of them, or another resource, is certainly created after. All are addresses. */
export function awaitedAmong(template: Template, addresses: readonly string[]): (from: string) => Iterable<string> {
  const known = byWhole(addresses);
  return function* (from) {
    for (const { on } of dependenciesOf(template, from)) {
      for (const address of known.get(on ?? "") ?? []) if (address !== from) yield address;
    }
  };
}

/** Those of some that are created after none of the others. */
export function firstCreated<T>(template: Template, some: readonly T[], addressOf: (one: T) => string): readonly T[] {
  const awaited = awaitedAmong(template, some.map(addressOf));
  return some.filter((one) => {
    const [other] = awaited(addressOf(one));
    return other === undefined;
  });
}

/** The dependencies of a resource, and of those that it depends on. The nearest come first. */
function* dependenciesOf(template: Template, from: string): Generator<Dependency> {
  const seen = new Set([from]);
  for (const at of seen) {
    for (const dependency of template.resources.get(at)?.dependencies ?? []) {
      yield dependency;
      if (dependency.on === undefined) continue;
      for (const next of resourcesAt(template, dependency.on)) seen.add(next);
    }
  }
}

function resourcesAt(template: Template, address: string): readonly string[] {
  return template.resources.has(address) ? [address] : (resourcesByWhole(template).get(address) ?? []);
}

const resourcesByWhole = oncePer(({ resources }: Template) => byWhole([...resources.keys()]));

function byWhole(addresses: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const address of new Set(addresses)) for (const whole of wholesOf(address)) addTo(found, whole, address);
  return found;
}

/** What a dependency may name: `aws_iam_role.a` stands for all its instances, `module.m` for everything inside the module. */
function wholesOf(address: string): readonly string[] {
  const isInModule = address.startsWith("module.");
  const ends = [...address.matchAll(/[[.]/g)].filter(([mark]) => mark === "[" || isInModule);
  return [...ends.map(({ index }) => address.slice(0, index)), address];
}
