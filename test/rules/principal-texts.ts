export const assume = { Effect: "Allow", Action: "sts:AssumeRole" };
export const account = "arn:aws:iam::123456789012";
export const trust = (principal: object, action: string | readonly string[] = "sts:AssumeRole") => ({
  ...assume,
  Principal: principal,
  Action: action,
});
