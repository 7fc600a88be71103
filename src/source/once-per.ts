/** Stands for `undefined`, which `WeakMap.get` returns for what is not kept. */
const nothing = Symbol("nothing");

/** Computes something about an object only once, and forgets it together with the object. */
export function oncePer<Owner extends object, T>(compute: (owner: Owner) => T): (owner: Owner) => T {
  const known = new WeakMap<Owner, T | typeof nothing>();
  return (owner) => {
    const before = known.get(owner);
    if (before !== undefined) return before === nothing ? (undefined as T) : before;
    const computed = compute(owner);
    known.set(owner, computed === undefined ? nothing : computed);
    return computed;
  };
}
