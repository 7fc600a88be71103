import type { AwsManagedPolicyFacts } from "./types.js";
import { chunkOf } from "./managed-policy-chunk.js";

type Policies = Readonly<Record<string, AwsManagedPolicyFacts>>;

/**
 * Each import is written separately, so that the bundler makes one file for each letter and loads it only when it is
 * needed.
 */
const chunks: Readonly<Record<string, () => Promise<{ readonly default: Policies }>>> = {
  a: () => import("../generated/managed-policies/a.json", { with: { type: "json" } }),
  b: () => import("../generated/managed-policies/b.json", { with: { type: "json" } }),
  c: () => import("../generated/managed-policies/c.json", { with: { type: "json" } }),
  d: () => import("../generated/managed-policies/d.json", { with: { type: "json" } }),
  dms: () => import("../generated/managed-policies/dms.json", { with: { type: "json" } }),
  e: () => import("../generated/managed-policies/e.json", { with: { type: "json" } }),
  f: () => import("../generated/managed-policies/f.json", { with: { type: "json" } }),
  g: () => import("../generated/managed-policies/g.json", { with: { type: "json" } }),
  h: () => import("../generated/managed-policies/h.json", { with: { type: "json" } }),
  i: () => import("../generated/managed-policies/i.json", { with: { type: "json" } }),
  k: () => import("../generated/managed-policies/k.json", { with: { type: "json" } }),
  l: () => import("../generated/managed-policies/l.json", { with: { type: "json" } }),
  m: () => import("../generated/managed-policies/m.json", { with: { type: "json" } }),
  n: () => import("../generated/managed-policies/n.json", { with: { type: "json" } }),
  o: () => import("../generated/managed-policies/o.json", { with: { type: "json" } }),
  other: () => import("../generated/managed-policies/other.json", { with: { type: "json" } }),
  p: () => import("../generated/managed-policies/p.json", { with: { type: "json" } }),
  q: () => import("../generated/managed-policies/q.json", { with: { type: "json" } }),
  r: () => import("../generated/managed-policies/r.json", { with: { type: "json" } }),
  s: () => import("../generated/managed-policies/s.json", { with: { type: "json" } }),
  t: () => import("../generated/managed-policies/t.json", { with: { type: "json" } }),
  u: () => import("../generated/managed-policies/u.json", { with: { type: "json" } }),
  v: () => import("../generated/managed-policies/v.json", { with: { type: "json" } }),
  w: () => import("../generated/managed-policies/w.json", { with: { type: "json" } }),
  x: () => import("../generated/managed-policies/x.json", { with: { type: "json" } }),
  z: () => import("../generated/managed-policies/z.json", { with: { type: "json" } }),
};

/** The chunks that are already loaded. A repeated `import()` of a loaded module takes long. */
const kept = new Map<string, Promise<Policies | undefined>>();

async function load(chunk: string): Promise<Policies | undefined> {
  return (await chunks[chunk]?.())?.default;
}

/** Loads an AWS managed policy by name. `undefined`: AWS has no policy with that name. */
export async function loadManagedPolicy(name: string): Promise<AwsManagedPolicyFacts | undefined> {
  const chunk = chunkOf(name);
  const loading = kept.get(chunk) ?? load(chunk);
  kept.set(chunk, loading);
  const policies = await loading;
  return policies && Object.hasOwn(policies, name) ? policies[name] : undefined;
}
