import { eks, gitHub, provider, web } from "./condition-key-trust-policy-cases.js";
import type { PolicyCase } from "./policy-forms.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "an address in place of the key of a provider, with which nobody can assume the role",
    type: "trust",
    statement: ["server.example.com/a", gitHub].map((issuer) =>
      web(issuer, { StringEquals: { [`https://${issuer}:sub`]: "a", [`${provider}${issuer}:aud`]: "b" } }),
    ),
    found: ["server.example.com/a", gitHub].flatMap((issuer) => [
      ["unknownService", `https://${issuer}:sub`] as const,
      ["unknownService", `${provider}${issuer}:aud`] as const,
    ]),
  },
  {
    name: "keys of another provider",
    type: "trust",
    statement: [
      web(`${eks}ABC`, { StringEquals: { [`${eks}XYZ:sub`]: "system:serviceaccount:a:b" } }),
      web(gitHub, { StringEquals: { [`${eks}XYZ:aud`]: "a", [`${gitHub}:repository_id`]: "1" } }),
      web(`${eks}ABC`, { Null: { [`${eks}XYZ:sub`]: "false" }, StringEquals: { [`${eks}ABC:sub`]: "a" } }),
    ],
    found: [
      ["otherProvider", `${eks}XYZ:sub`],
      ["otherProvider", `${eks}XYZ:aud`],
      ["otherProvider", `${eks}XYZ:sub`],
    ],
  },
  {
    name: "keys of another provider that requests need not have",
    codes: ["MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"],
    type: "trust",
    statement: [
      web(`${eks}ABC`, { StringNotEquals: { [`${eks}XYZ:sub`]: "a" } }),
      web(`${eks}ABC`, { StringEquals: { [`${eks}ABC:sub`]: "a" }, StringEqualsIfExists: { [`${eks}XYZ:sub`]: "a" } }),
      {
        ...web("", { StringEquals: { [`${eks}XYZ:sub`]: "a" } }),
        Principal: { Federated: [`${provider}${eks}ABC`, `${provider}${eks}XYZ`] },
      },
    ],
    found: [["openProvider", `${provider}${eks}ABC`]],
  },
];
