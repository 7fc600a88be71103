/** The version of V8. */
export const version = Number.parseInt(process.versions.v8, 10);

/** Whether the flags were tried with this version. A later one may not know them, and would say so on stderr. */
export const isTried = version <= 13;
