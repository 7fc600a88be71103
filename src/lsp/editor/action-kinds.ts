/** The kind of the action that applies all fixes of a document, also on save. */
export const fixAllKind = "source.fixAll.dmslint";

/** The kind of the action that inserts a policy. It is wanted also where nothing is found. */
export const insertKind = "refactor.rewrite";
