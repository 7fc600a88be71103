/** The kind of the action that applies all fixes of a document, also on save. */
export const fixAllKind = "source.fixAll.dmslint";
