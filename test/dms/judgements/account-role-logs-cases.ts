import { roleWith, isOn } from "../judged.js";
import { dms, fine, managed, role, type AccountCase } from "./account-role-stacks.js";

const settings = (logging: string): string => `'{"Logging":{"EnableLogging":${logging}}}'`;

const logs = (roleText: string, replicationSettings = settings("true")): string => `
Parameters:
  Settings: { Type: String }
Resources:
  Role: ${roleText}
  Dms:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: full-load
      ReplicationInstanceArn: i
      SourceEndpointArn: s
      TargetEndpointArn: t
      TableMappings: "{}"
      ReplicationTaskSettings: ${replicationSettings}
`;

const serverless = (roleText: string): string => `
Resources:
  Role: ${roleText}
  Dms:
    Type: AWS::DMS::ReplicationConfig
    Properties:
      ReplicationConfigIdentifier: c
      ReplicationType: cdc
      SourceEndpointArn: s
      TargetEndpointArn: t
      TableMappings: { rules: [] }
      ComputeConfig: { MaxCapacityUnits: 4 }
      ReplicationSettings: { Logging: { EnableLogging: true } }
`;

const logsRole = (statements: readonly string[]): string =>
  roleWith(dms, ['logs:DescribeLogGroups on "*"', ...statements], ", RoleName: dms-cloudwatch-logs-role");

/** The role that writes the logs of tasks. */
export const inLogs: readonly AccountCase[] = [
  {
    name: "the managed policy, a task",
    use: "dms-cloudwatch-logs-role",
    template: logs(role("dms-cloudwatch-logs-role", dms, managed("AmazonDMSCloudWatchLogsRole"))),
    expected: fine,
    why: "it has all that is needed",
  },
  {
    name: "the managed policy, serverless",
    use: "dms-cloudwatch-logs-role",
    template: serverless(role("dms-cloudwatch-logs-role", dms, managed("AmazonDMSCloudWatchLogsRole"))),
    expected: fine,
    why: "it has all that is needed",
  },
  {
    name: "logging off",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole([]), settings("false")),
    expected: { used: "no" },
    why: "nothing is logged",
  },
  {
    name: "logging not set",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole([]), '"{}"'),
    expected: { used: "no" },
    why: "logging is off by default",
  },
  {
    name: "settings from a parameter",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole([]), "!Ref Settings"),
    expected: { used: "unknown", roles: [], missing: [] },
    why: "whether logging is on is not known",
  },
  {
    name: "streams without their group",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole(['logs:CreateLogStream, logs:PutLogEvents on "*"'])),
    expected: { missing: [isOn(/^logs:DescribeLogStreams on /), isOn(/^logs:CreateLogGroup on /)] },
    why: "DMS makes the group as well",
  },
  {
    name: "groups with a star behind a colon",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole(['logs:* on "arn:aws:logs:*:*:log-group:dms-tasks-*:*"'])),
    expected: { ...fine, roles: ["Role"] },
    why: "CloudWatch Logs asks for a group as log-group:name:log-stream:",
  },
  {
    name: "the group of one instance",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole(['logs:* on "arn:aws:logs:*:*:log-group:dms-tasks-main:*"'])),
    expected: {
      missing: [],
      open: ["logs:DescribeLogStreams", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    },
    why: "the role may know what the instance is called",
  },
  {
    name: "groups of tasks, serverless",
    use: "dms-cloudwatch-logs-role",
    template: serverless(logsRole(['logs:* on "arn:aws:logs:*:*:log-group:dms-tasks-*"'])),
    expected: {
      missing: [
        isOn(/^logs:DescribeLogStreams on .*:dms-serverless-replication-\*/),
        isOn(/^logs:CreateLogGroup on .*:dms-serverless-replication-\*/),
        isOn(/^logs:CreateLogStream on .*:dms-serverless-replication-\*/),
        isOn(/^logs:PutLogEvents on .*:dms-serverless-replication-\*/),
      ],
    },
    why: "serverless replications have groups of their own",
  },
  {
    name: "source account and source ARN in the trust policy",
    use: "dms-cloudwatch-logs-role",
    template: logs(
      role(
        "dms-cloudwatch-logs-role",
        '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole", Condition: { StringEquals: { "aws:SourceAccount": !Ref "AWS::AccountId" }, ArnLike: { "aws:SourceArn": !Sub "arn:aws:dms:*:${AWS::AccountId}:*" } } }] }',
        managed("AmazonDMSCloudWatchLogsRole"),
      ),
    ),
    expected: fine,
    why: "whether the conditions break it is another rule's",
  },
];
