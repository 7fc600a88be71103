import { shownAddress } from "../../../dms/index.js";
import type { IamPrincipal } from "../../../model/index.js";
import { display, type Text, type TextPart } from "../../../rule-kit/index.js";

export { nameOf, shownAddress, shownPath } from "../../../dms/index.js";

/** The words with a capital first letter. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name of a role in messages: `WriterRole`, `aws_iam_role.writer`. */
export function roleName({
  address,
  isInAccount,
  logicalName,
}: Pick<IamPrincipal, "address" | "isInAccount" | "logicalName">): string {
  return isInAccount ? `${logicalName} (in the account)` : shownAddress(address);
}

/** An ARN in messages. It has `<region>` and `<account>` if the template does not name them. */
export function shownArn(arn: Text): string {
  const parts = arn.parts.map((part): TextPart => {
    const word =
      part.kind === "hole" && part.expressionText === undefined ? placeWords.get(part.symbol.shape) : undefined;
    return word === undefined ? part : { kind: "literal", text: word, location: part.location, origin: part.origin };
  });
  return display({ ...arn, parts });
}

/** An ARN for a fingerprint: the same whether the region and the account of the deployment are known or not. */
export function writtenArn(arn: Text): Text {
  const parts = arn.parts.map((part): TextPart => {
    const { expressionText, location, origin } = part;
    const isPlace = origin.from === "pseudo" && expressionText === undefined;
    const word = isPlace ? placeWords.get(origin.name.toLowerCase()) : undefined;
    return word === undefined ? part : { kind: "literal", text: word, location, origin };
  });
  return { ...arn, parts };
}

const placeWords = new Map<string, string>([
  ["partition", "aws"],
  ["region", "<region>"],
  ["account", "<account>"],
]);
