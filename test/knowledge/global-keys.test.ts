import { expect, it } from "vitest";
import { loadKeyMeanings, loadService, serviceIndex } from "../../src/knowledge/index.js";

it("knows every condition key whose meaning it tells", async () => {
  const { global, ofServices } = await loadKeyMeanings();
  expect([...global.keys()].filter((name) => !(name in serviceIndex.globalKeys))).toEqual([]);
  const unknown = [...ofServices.keys()].map(async (name) => {
    const service = await loadService(name.split(":")[0] ?? "");
    return service && name in service.conditionKeys ? [] : [name];
  });
  expect((await Promise.all(unknown)).flat()).toEqual([]);
});

it("tells the meaning of every global key but those of new and old features", async () => {
  const { global } = await loadKeyMeanings();
  const silent = Object.keys(serviceIndex.globalKeys).filter((name) => name.startsWith("aws:") && !global.has(name));
  expect(silent).toEqual([
    "aws:AssumedRoot",
    "aws:CalledViaAWSMCP",
    "aws:ChatbotSourceArn",
    "aws:IsMcpServiceAction",
    "aws:OriginIdentity/${ContextKey}",
    "aws:PrincipalOrgMasterAccountId",
    "aws:SignInSessionArn",
    "aws:SourceOwner",
    "aws:ViaAWSMCPService",
  ]);
});
