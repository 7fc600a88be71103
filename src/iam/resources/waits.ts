import { addTo, lazily, onceIn, oncePer } from "../../source/index.js";
import type { Dependency, Template } from "../../model/index.js";
import { no, unknown, yes, type Verdict } from "../answers/verdict.js";

/**
 * Whether a resource is created after others or before them, because of dependencies that are written or implied. They may
 * go through other resources. All resources are given by their addresses in one template.
 */
export interface Order {
  readonly awaits: (other: string) => Verdict;
  readonly isAwaitedBy: (other: string) => Verdict;
}

/** Kept for the template: hundreds of resources may have to wait for one role. */
export function orderOf(template: Template, address: string): Order {
  return onceIn(ordersIn(template), address, () => {
    const dependencies = lazily(() => dependenciesOf(template, address));
    const waiting = lazily(() => waitingFor(template, [address]));
    return {
      awaits: (other) => {
        const { named, open } = dependencies();
        const [found] = wholesOf(other).flatMap((whole) => named.get(whole) ?? []);
        return found ? yes(found) : withoutFound(open);
      },
      isAwaitedBy: (other) => {
        const found = waiting().get(other);
        return found ? yes(found.because) : withoutFound(openDependencies(template).get(other));
      },
    };
  });
}

const ordersIn = oncePer((_template: Template) => new Map<string, Order>());

function withoutFound(open: Dependency | undefined): Verdict {
  return open ? unknown(open.reason ?? "it is not known what this depends on", open) : no();
}

/** The first one of some resources that another one is certainly created after. All are addresses. */
export function firstAwaited(
  template: Template,
  addresses: readonly string[],
): (address: string) => string | undefined {
  const waiting = lazily(() => waitingFor(template, addresses));
  return (address) => waiting().get(address)?.awaited;
}

/** Those of some that are created after none of the others. */
export function firstCreated<T>(template: Template, some: readonly T[], addressOf: (one: T) => string): readonly T[] {
  const awaited = firstAwaited(template, some.map(addressOf));
  return some.filter((one) => [undefined, addressOf(one)].includes(awaited(addressOf(one))));
}

/** What a resource depends on, and what those depend on. The nearest dependency counts. */
interface Dependencies {
  /** By what they name. */
  readonly named: ReadonlyMap<string, Dependency>;
  /** One of which it is not known what it names. */
  readonly open: Dependency | undefined;
}

function dependenciesOf(template: Template, from: string): Dependencies {
  const named = new Map<string, Dependency>();
  let open: Dependency | undefined;
  const seen = new Set([from]);
  for (const address of seen) {
    for (const dependency of template.resources.get(address)?.dependencies ?? []) {
      const { on } = dependency;
      if (on === undefined) open ??= dependency;
      if (on === undefined || named.has(on)) continue;
      named.set(on, dependency);
      for (const next of resourcesAt(template, on)) seen.add(next);
    }
  }
  return { named, open };
}

function resourcesAt(template: Template, address: string): readonly string[] {
  return template.resources.has(address) ? [address] : (resourcesByWhole(template).get(address) ?? []);
}

const resourcesByWhole = oncePer(({ resources }: Template): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const address of resources.keys()) for (const whole of wholesOf(address)) addTo(found, whole, address);
  return found;
});

/** What is created after one of some resources, by address: the first of them, and the nearest dependency that names it. */
function waitingFor(template: Template, addresses: readonly string[]): ReadonlyMap<string, Awaited> {
  const found = new Map<string, Awaited>();
  const before: Visited = { seen: new Set(), asked: new Set() };
  for (const awaited of addresses) {
    for (const { address, dependency, of } of waitersOf(template, [awaited], before)) {
      const because = of === awaited ? dependency : (found.get(of)?.because ?? dependency);
      found.set(address, { awaited, because });
    }
  }
  return found;
}

interface Awaited {
  readonly awaited: string;
  readonly because: Dependency;
}

/** The nearest dependency of which it is not known what it names, by the address of each resource that waits for it. */
const openDependencies = oncePer((template: Template): ReadonlyMap<string, Dependency> => {
  const found = new Map<string, Dependency>();
  for (const { address, dependencies } of template.resources.values()) {
    const open = dependencies.find(({ on }) => on === undefined);
    if (open) found.set(address, open);
  }
  const before: Visited = { seen: new Set(found.keys()), asked: new Set() };
  for (const { address, of } of waitersOf(template, [...found.keys()], before)) {
    const open = found.get(of);
    if (open) found.set(address, open);
  }
  return found;
});

/** A resource that has a dependency on `of`. */
interface Waiter {
  readonly address: string;
  readonly dependency: Dependency;
  readonly of: string;
}

/** What searches have visited: the resources that they found, and the names whose waiters they asked for. */
interface Visited {
  readonly seen: Set<string>;
  readonly asked: Set<string>;
}

/** What is created after some resources, the nearest first, except what was visited before. */
function* waitersOf(template: Template, addresses: readonly string[], { asked, seen }: Visited): Generator<Waiter> {
  const all = new Set(addresses);
  for (const of of all) {
    for (const whole of wholesOf(of).filter((name) => !asked.has(name))) {
      asked.add(whole);
      for (const { address, dependency } of dependentsByName(template).get(whole) ?? []) {
        if (seen.has(address)) continue;
        seen.add(address);
        all.add(address);
        yield { address, dependency, of };
      }
    }
  }
}

const dependentsByName = oncePer(({ resources }: Template) => {
  const found = new Map<string, Omit<Waiter, "of">[]>();
  for (const { address, dependencies } of resources.values())
    for (const dependency of dependencies) {
      if (dependency.on !== undefined) addTo(found, dependency.on, { address, dependency });
    }
  return found;
});

/** What a dependency may name: `aws_iam_role.a` stands for all its instances, `module.m` for everything inside the module. */
function wholesOf(address: string): readonly string[] {
  const isInModule = address.startsWith("module.");
  const ends = [...address.matchAll(/[[.]/g)].filter(([mark]) => mark === "[" || isInModule);
  return [...ends.map(({ index }) => address.slice(0, index)), address];
}
