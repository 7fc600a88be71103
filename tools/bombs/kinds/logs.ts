import type { Bomb } from "../bomb.js";

/** Lines that a log of DMS may repeat. The known failures begin with words of them. */
const repeated: Readonly<Record<string, string>> = {
  "a role that is refreshed": "aws_iam_role.dms-vpc-role: Refreshing state... [id=dms-vpc-role]\n",
  "a refused request without an action": "AccessDenied dms-vpc-role is not authorized to perform\n",
  "a refused request":
    "User: arn:aws:iam::123456789012:user/jo is not authorized to perform: dms:CreateEndpoint on resource: * because no identity-based policy allows it\n",
  "an event": "CREATE_FAILED  AWS::DMS::Endpoint  Orders  The role dms-vpc-role is not configured\n",
  "text without spaces": "dms-vpc-role/",
};

/** Long logs that `dmslint explain` reads. */
export const logs: readonly Bomb[] = Object.entries(repeated).map(([name, text]) => ({
  name: `log: ${name}`,
  files: () => ({}),
  args: ["explain", "-"],
  stdin: () => text.repeat(1_000_000 / text.length),
  statuses: [0, 1],
}));
