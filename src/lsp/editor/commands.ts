/** The command that explains a role or a DMS resource. Its arguments are the URI of a document and an address. */
export const explainCommand = "dmslint.explain";
