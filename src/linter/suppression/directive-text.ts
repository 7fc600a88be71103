import type { Comment } from "../../source/index.js";

/** What a comment says, without what some draw before its words: a second `#`, or the stars of a `/**` comment. */
export function directiveText({ text }: Pick<Comment, "text">): string {
  return text.trim().replace(/^[#*/]+\s*/, "");
}
