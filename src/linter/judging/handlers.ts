import { dmsKinds, type Visit } from "../../model/index.js";
import type { Visitor } from "../../rule-kit/index.js";
import { isMapping, nearestName, ownValue } from "../../source/index.js";

/** The names of all functions of a visitor. The compiler sees to it that none is missing. */
const visitorNames: ReadonlySet<string> = new Set([
  ...dmsKinds,
  ...Object.keys({
    Template: true,
    "Template:exit": true,
    Resource: true,
    Role: true,
    User: true,
    Group: true,
    ManagedPolicy: true,
    PolicyAttachment: true,
    DmsResource: true,
    PolicyDocument: true,
    Statement: true,
    Principal: true,
    ActionPattern: true,
    ResourcePattern: true,
    Condition: true,
  } satisfies Readonly<Record<Exclude<keyof Visitor, (typeof dmsKinds)[number]>, true>>),
]);

/** A function of a visitor, for one kind of node. */
export interface Handler {
  readonly kind: string;
  readonly visit: Visit;
}

/**
 * The functions of a visitor for nodes. Throws if a rule's `create` returned what nobody would call: code without types may
 * return anything.
 */
export function handlersIn(visitor: unknown): readonly Handler[] {
  refuseUnfinished(visitor, "create");
  if (!isMapping(visitor)) throw new TypeError("create must return an object with a function for each kind of node");
  const handlers: Handler[] = [];
  for (const kind of Object.keys(visitor)) {
    const given = ownValue(visitor, kind);
    if (!visitorNames.has(kind)) {
      const nearest = nearestName(kind, visitorNames);
      const words = nearest === undefined ? "there is no such node" : `the node is named "${nearest}"`;
      throw new TypeError(`create returned a function for "${kind}", but ${words}`);
    }
    // A function that is left out by a condition is right.
    if (given === undefined) continue;
    if (typeof given !== "function")
      throw new TypeError(`create returned no function for "${kind}": undefined would leave it out`);
    // It has the name of a kind of nodes, so it accepts those.
    handlers.push({ kind, visit: given as Visit });
  }
  // Each rule makes one for each template, and most are literals, which inherit nothing.
  if (Object.getPrototypeOf(visitor) === Object.prototype) return handlers;
  for (const name of visitorNames) {
    if (name in visitor && !Object.hasOwn(visitor, name))
      throw new TypeError(`create returned an object whose class has the function for "${name}": it must be its own`);
  }
  return handlers;
}

/** What a function reports or throws after it has returned, nobody would see: the template is judged by then. */
export function refuseUnfinished(returned: unknown, name: string): void {
  if (typeof returned !== "object" || returned === null) return;
  if (/^\[object (?:Async)?Generator\]$/.test(Object.prototype.toString.call(returned)))
    throw new TypeError(`${name} is a generator, but rules are synchronous functions`);
  if (!("then" in returned)) return;
  if (returned instanceof Promise) returned.catch(() => undefined);
  throw new TypeError(`${name} returned a promise, but rules are synchronous`);
}
