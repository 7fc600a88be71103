/** An address in AWS's documentation, whoever wrote it: the only links that a report makes of its texts. */
const docsUrl = /https:\/\/docs\.aws\.amazon\.com\/[\w./#-]*[\w/#]/g;

/** A text as markup, with links to AWS's documentation. `escape` makes markup of the other parts and of the addresses. */
export function withDocsLinks(text: string, escape: (part: string) => string): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: url, index } of text.matchAll(docsUrl)) {
    parts.push(escape(text.slice(end, index)), `<a href="${url}">${escape(url)}</a>`);
    end = index + url.length;
  }
  return [...parts, escape(text.slice(end))].join("");
}
