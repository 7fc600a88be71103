import { groupBy, oncePer } from "../source/index.js";
import type { Template } from "../model/index.js";

/** The documents of a template, by the address of their holder. */
export const documentsByAddress = oncePer(({ documents }: Template) => groupBy(documents, ({ address }) => address));
