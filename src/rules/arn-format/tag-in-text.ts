import type { Message, Text } from "../../rule-kit/index.js";

export type TagInText = Message<"tagInText", "tag">;

/** A tag of CloudFormation that stands inside of a text, where it is plain text: `arn:aws:s3:::!Ref Bucket/*`. */
export function tagInText({ parts }: Text): TagInText | undefined {
  for (const part of parts) {
    const [tag] = part.kind === "literal" ? (written.exec(part.text) ?? []) : [];
    if (tag !== undefined) return { messageId: "tagInText", data: { tag } };
  }
  return undefined;
}

/** Behind a letter it is no tag but the end of a word: `Go!Select me`. */
const written = /(?<!\w)!(?:Ref|GetAtt|Sub|ImportValue|FindInMap|Join|Select|If)(?= *["'[]| +[\w$])/;
