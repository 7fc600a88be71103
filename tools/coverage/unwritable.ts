/** Uses of roles that no template can contain, with the reason. */
export const unwritable: Readonly<Record<string, string>> = {
  "dms-access-for-tasks": "DMS makes the role itself, for assessments started through the API",
  "endpoint-timestream-target": "the API alone has TimestreamSettings",
  "endpoint-dms-transfer": "the API alone has DmsTransferSettings",
  "fleet-advisor-role": "Fleet Advisor has no resource in either format",
  "slr-dms-serverless":
    "AWS makes service-linked roles and their policies; who may have one made is the caller's matter",
};
