import { chunkOf } from "./chunk.js";

type Documents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Written out, so that the bundler makes a file of each and reads none before it is asked for. */
const chunks: Readonly<Record<string, () => Promise<{ readonly default: Documents }>>> = {
  a: () => import("./a.json", { with: { type: "json" } }),
  b: () => import("./b.json", { with: { type: "json" } }),
  c: () => import("./c.json", { with: { type: "json" } }),
  d: () => import("./d.json", { with: { type: "json" } }),
  e: () => import("./e.json", { with: { type: "json" } }),
  f: () => import("./f.json", { with: { type: "json" } }),
  g: () => import("./g.json", { with: { type: "json" } }),
  h: () => import("./h.json", { with: { type: "json" } }),
  i: () => import("./i.json", { with: { type: "json" } }),
  k: () => import("./k.json", { with: { type: "json" } }),
  l: () => import("./l.json", { with: { type: "json" } }),
  m: () => import("./m.json", { with: { type: "json" } }),
  n: () => import("./n.json", { with: { type: "json" } }),
  o: () => import("./o.json", { with: { type: "json" } }),
  other: () => import("./other.json", { with: { type: "json" } }),
  p: () => import("./p.json", { with: { type: "json" } }),
  q: () => import("./q.json", { with: { type: "json" } }),
  r: () => import("./r.json", { with: { type: "json" } }),
  s: () => import("./s.json", { with: { type: "json" } }),
  t: () => import("./t.json", { with: { type: "json" } }),
  u: () => import("./u.json", { with: { type: "json" } }),
  v: () => import("./v.json", { with: { type: "json" } }),
  w: () => import("./w.json", { with: { type: "json" } }),
  x: () => import("./x.json", { with: { type: "json" } }),
  z: () => import("./z.json", { with: { type: "json" } }),
};

/** The document of an AWS managed policy by its name, in its latest version; `undefined` where AWS has none. */
export async function loadManagedPolicy(name: string): Promise<Documents[string] | undefined> {
  const documents = (await chunks[chunkOf(name)]?.())?.default;
  return documents && Object.hasOwn(documents, name) ? documents[name] : undefined;
}
