/** How a tarball came about. */
export interface Build {
  readonly version: string;
  readonly commit: string;
  readonly day: string;
  readonly node: string;
  readonly npm: string;
  readonly lockfileSha256: string;
  readonly tarball: string;
  readonly tarballSha512: string;
}

/** The notes beside a tarball: what it was made from, with what, and how anybody can make it again. */
export function provenanceNotes(build: Build): string {
  return `# Where ${build.tarball} comes from

| | |
|---|---|
| commit | \`${build.commit}\`, tag \`v${build.version}\` |
| day | ${build.day} |
| made with | Node ${build.node}, npm ${build.npm} |
| package-lock.json, SHA-256 | \`${build.lockfileSha256}\` |
| tarball, SHA-512 | \`${build.tarballSha512}\` |

To check it, make it again with the same Node and npm. The last line is the SHA-512 above:

\`\`\`sh
git checkout v${build.version}
npm ci
npm pack
sha512sum ${build.tarball}
\`\`\`

What is inside, package by package: \`dmslint-${build.version}.sbom.json\` (CycloneDX, made by \`npm sbom\`).
`;
}
