const aws = "https://docs.aws.amazon.com";

/** Pages whose name the facts do not give. */
const named: Readonly<Record<string, string>> = {
  "Kerberos authentication section": `${aws}/dms/latest/APIReference/API_KerberosAuthenticationSettings.html`,
  "AWS Transform user guide, DMS roles": `${aws}/transform/latest/userguide/`,
  "<Engine>DataProviderSettings": `${aws}/dms/latest/APIReference/API_DataProviderSettings.html`,
};

interface SourceForm {
  readonly form: RegExp;
  readonly urls: (found: RegExpExecArray) => readonly string[];
}

const forms: readonly SourceForm[] = [
  { form: /^DMS user guide \([^)]*\), (.+)$/, urls: ([, page = ""]) => userGuide(page) },
  { form: /^DMS API reference \([^)]*\), (.+)$/, urls: ([, names = ""]) => apiReference(names) },
  { form: /^DMS step-by-step guide, (\S+)$/, urls: ([, page = ""]) => [`${aws}/dms/latest/sbs/${page}.html`] },
  { form: /^RDS user guide, (\S+)/, urls: ([, page = ""]) => [`${aws}/AmazonRDS/latest/UserGuide/${page}.html`] },
  {
    form: /^AWS managed policy (\w+)/,
    urls: ([, name = ""]) => [`${aws}/aws-managed-policy/latest/reference/${name}.html`],
  },
  {
    form: /^(?:Service Authorization Reference, AWS Database Migration Service|iam-data )/,
    urls: () => [`${aws}/service-authorization/latest/reference/list_awsdatabasemigrationservice.html`],
  },
  {
    form: /^CloudFormation provider schema AWS::DMS::(\w+)/,
    urls: ([, type = ""]) => [`${aws}/AWSCloudFormation/latest/UserGuide/aws-resource-dms-${type.toLowerCase()}.html`],
  },
  {
    form: /^Terraform AWS provider [\d.]+, aws_(\w+)(?: \(.*\))?$/,
    urls: ([, name = ""]) => [`https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${name}`],
  },
  {
    form: /^public issue (\S+) (#\d+(?:, #\d+)*)$/,
    urls: ([, repository = "", numbers = ""]) =>
      numbers.split(", ").map((number) => `https://github.com/${repository}/issues/${number.slice(1)}`),
  },
];

function userGuide(page: string): readonly string[] {
  const found = Object.entries(named).find(([name]) => page.startsWith(name));
  if (found) return [found[1]];
  // "CHAP_Introduction.Sources / .Targets" is two pages; what follows a comma or stands in brackets is a section.
  const [first = "", ...further] = page.replace(/,.*$| \(.*$/, "").split(" / ");
  const pages = [first, ...further.map((tail) => first.slice(0, first.lastIndexOf(".")) + tail)];
  return pages.map((name) => `${aws}/dms/latest/userguide/${name}.html`);
}

function apiReference(names: string): readonly string[] {
  const found = named[names];
  if (found !== undefined) return [found];
  return names
    .replace(/ \(.*$/, "")
    .split(", ")
    .map((name) => (/^\w+/.exec(name) ?? [name])[0])
    .filter((name) => /^[A-Z]/.test(name))
    .map((name) => `${aws}/dms/latest/APIReference/API_${name}.html`);
}

/** URLs of the sources as the facts name them; an inference has none. */
export function urlsOf(sources: readonly string[]): readonly string[] {
  return [...new Set(sources.flatMap(urlsOfOne))];
}

function urlsOfOne(source: string): readonly string[] {
  if (source.startsWith("inference")) return [];
  const known = named[source];
  if (known !== undefined) return [known];
  for (const { form, urls } of forms) {
    const found = form.exec(source);
    if (found) return urls(found);
  }
  throw new Error(`no URL is known for the source "${source}"`);
}
