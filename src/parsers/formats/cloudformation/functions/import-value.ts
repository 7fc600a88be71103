import { asText } from "../../../../tree/index.js";
import { distribute } from "../../../values/choices.js";
import { dependingOn } from "../../../values/run-values.js";
import { evaluate } from "../evaluation/evaluate.js";
import { notKnown } from "../values/unknowns.js";
import type { IntrinsicFunction } from "../templates/function.js";

/** `Fn::ImportValue: name`; its value is the export of another stack of the run. */
export const importValue: IntrinsicFunction = ({ node, argument }, scope) => {
  const imported = distribute([evaluate(argument, scope)], node.location, ([plain]) => {
    const name = asText(plain);
    return name
      ? dependingOn([name], scope.stack.links.exported(name, node.location), { at: node.location })
      : notKnown(node, "the name of the export is not a string");
  });
  return imported ?? notKnown(node, "it depends on too many conditions");
};
