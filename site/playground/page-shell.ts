import { createHash } from "node:crypto";

/** What the page is made of. */
export interface PageParts {
  readonly style: string;
  readonly script: string;
  /** The script of the graph, which has a frame of its own. It inherits what this page allows. */
  readonly graphScript: string;
  /** What is unpacked by its name (`page/packed.ts`), as gzip in base64. The worker is first: it is needed at once. */
  readonly packed: Readonly<Record<string, string>>;
  readonly licenses: string;
  readonly version: string;
}

/** The playground as one file of HTML that needs no other file. */
export function playgroundPage({ graphScript, licenses, packed, script, style, version }: PageParts): string {
  const [first, ...others] = Object.entries(packed).map(
    ([name, text]) => `<script type="text/plain" id="${name}">${text}</script>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy([script, graphScript])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="Try dmslint in the browser: the IAM errors that an AWS DMS migration will meet">
<title>dmslint playground</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${body(version)}
${first ?? ""}
<script>${script}</script>
${others.join("\n")}
<script type="text/plain" id="license-texts">${licenses.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}

/** Allows these scripts and the worker, and no request at all. */
function contentPolicy(scripts: readonly string[]): string {
  const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    // The editor writes its style when it starts.
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function body(version: string): string {
  return `<header class="top">
<h1>dmslint <small>playground</small></h1>
<label>Example <select id="example"><option value="">Choose…</option></select></label>
<label>Preset <select id="preset"></select></label>
<button type="button" id="share">Copy link</button>
<p class="quiet">Nothing leaves this page.</p>
</header>
<main>
<section class="source" aria-label="Files">
<div class="bar">
<div class="tabs" id="file-tabs" role="tablist" aria-label="Files"></div>
<div class="actions">
<button type="button" id="new-file">New</button>
<label class="button">Open<input type="file" id="open-files" multiple></label>
<button type="button" id="rename-file">Rename</button>
<button type="button" id="remove-file">Remove</button>
</div>
</div>
<div id="editor" role="tabpanel" aria-label="Text of the file"></div>
</section>
<section class="answers" aria-label="What dmslint says">
<div class="bar"><div class="tabs" id="answer-tabs" role="tablist" aria-label="What dmslint says"></div></div>
<form id="error-form" hidden>
<label>Paste what AWS, Terraform or CloudFormation printed
<textarea spellcheck="false" placeholder="The IAM Role arn:aws:iam::123456789012:role/dms-vpc-role is not configured properly."></textarea></label>
</form>
<div id="answer" role="tabpanel" tabindex="-1"><p class="quiet">Loading…</p></div>
</section>
</main>
<footer class="foot"><span>dmslint ${version}</span><span>Paste a template, module, plan or policy, or drop files or a folder.</span><button type="button" class="text" id="licenses">Licences</button></footer>
<output id="summary" class="unseen"></output>
<output id="status"></output>
<dialog id="rule" aria-label="Rule"><div class="content" tabindex="-1" autofocus></div><form method="dialog" class="buttons"><button>Close</button></form></dialog>
<dialog id="name" aria-label="Name of a file"><form method="dialog"><label><span></span><input required autocomplete="off" spellcheck="false" autofocus></label>
<p class="buttons"><button class="primary" value="ok">OK</button><button formnovalidate value="">Cancel</button></p></form></dialog>
<noscript>The playground is a program in JavaScript.</noscript>`;
}
