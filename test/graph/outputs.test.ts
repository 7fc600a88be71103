import { describe, expect, it } from "vitest";
import { writeGraph, type PermissionGraph } from "../../src/graph/index.js";

const hostile = `"]--> end; <b onclick='x'>&amp;\u202E\u0007\n\`$$*_#quot;\\N %% constructor`;

const part = { actions: [], resources: [], purposes: [], source: [], statements: [] } as const;

function graph(name: string): PermissionGraph {
  return {
    nodes: [
      { id: "n1", kind: "dms", type: "endpoint", name, presence: "declared" },
      { id: "n2", kind: "role", type: "role, missing", name: "constructor", presence: "absent" },
      { id: "n3", kind: "target", type: "bucket", name: "end", presence: "unknown" },
    ],
    edges: [
      { id: "e1", from: "n1", to: "n2", relation: "uses", state: "missing", parts: [{ ...part, state: "missing" }] },
      {
        id: "e2",
        from: "n2",
        to: "n3",
        relation: "reaches",
        state: "surplus",
        parts: [{ ...part, state: "surplus", actions: ["s3:Get*", "s3:B", "s3:C"] }],
      },
    ],
  };
}

const options = { script: "0", shownPath: (path: string) => path };

describe("writeGraph", () => {
  it("writes Mermaid", async () => {
    expect(await writeGraph("mermaid", graph("Orders"), options)).toMatchInlineSnapshot(`
      "flowchart LR
        n1["endpoint<br>Orders"]
        n2(["role, missing<br>constructor"]):::absent
        n3[("bucket<br>end")]:::unknown
        n1 -->|"cannot use"| n2
        n2 -->|"s3:Get#42;, s3:B, #43;1"| n3
        linkStyle 0 stroke:#d32f2f,stroke-width:2px
        linkStyle 1 stroke:#9e9e9e
        classDef absent stroke:#d32f2f,stroke-width:2px,stroke-dasharray:5 3
        classDef unknown stroke-dasharray:5 3
        classDef caller stroke-width:2px
      "
    `);
  });

  it("writes DOT", async () => {
    expect(await writeGraph("dot", graph("Orders"), options)).toMatchInlineSnapshot(`
      "digraph dmslint {
        rankdir=LR
        node [fontname="sans-serif", fontsize=11]
        edge [fontname="sans-serif", fontsize=9]
        n1 [shape=box, label="endpoint\\nOrders"]
        n2 [shape=ellipse, label="role, missing\\nconstructor", style=dashed, color="#d32f2f"]
        n3 [shape=cylinder, label="bucket\\nend", style=dashed]
        n1 -> n2 [label="cannot use", color="#d32f2f", fontcolor="#d32f2f", penwidth=2]
        n2 -> n3 [label="s3:Get*, s3:B, +1", color="#9e9e9e", fontcolor="#757575"]
      }
      "
    `);
  });

  it("writes JSON as it is", async () => {
    const text = await writeGraph("json", graph(hostile), options);
    expect(JSON.parse(text)).toEqual(graph(hostile));
    expect(text).not.toMatch(/[\u202E\u0007]/);
  });

  it("lets no name be more than a name in Mermaid", async () => {
    const [, line = ""] = (await writeGraph("mermaid", graph(hostile), options)).split("\n");
    expect(line).toMatchInlineSnapshot(
      `"  n1["endpoint<br>#34;#93;--#62; end#59; #60;b onclick#61;#39;x#39;#62;#38;amp#59;#92;u202e#92;x07#92;n#96;#36;#36;#42;_#35;quot#59;#92;N #37;#37; constructor"]"`,
    );
    expect(line).toMatch(/^ {2}n1\["endpoint<br>[\w ,.:/()#;-]*"\]$/);
  });

  it("lets no name be more than a name in DOT", async () => {
    const text = await writeGraph("dot", graph(hostile), options);
    const line = text.split("\n").find((one) => one.startsWith("  n1 [")) ?? "";
    expect(line).toMatchInlineSnapshot(
      `"  n1 [shape=box, label="endpoint\\n\\"]--> end; <b onclick='x'>&amp;amp;\\\\u202e\\\\x07\\\\n\`$$*_#quot;\\\\N %% constructor"]"`,
    );
    const inside = line.slice(line.indexOf('label="') + 7, -2);
    expect(inside.replace(/\\[\\"n]/g, "")).not.toMatch(/["\\]/);
  });

  it.each(["svg", "html"] as const)("lets no name become markup in %s", async (output) => {
    const text = await writeGraph(output, graph(`</script><script>alert(1)</script>${hostile}`), options);
    expect(text).not.toContain("<b ");
    expect(text).not.toContain("alert(1)</script>");
    expect(text).not.toMatch(/[\u202E\u0007]/);
    expect(text.match(/<script/g) ?? []).toHaveLength(output === "html" ? 2 : 0);
  });

  it("gives the script of the page texts that hide and turn round nothing", async () => {
    const text = await writeGraph("html", graph(hostile), options);
    const [, data = ""] = /class="data">(.*)<\/script>\n/.exec(text) ?? [];
    const [node] = (JSON.parse(data) as PermissionGraph).nodes;
    expect(node?.name).toContain(String.raw`&amp;\u202e\x07\n`);
  });

  it.each(["mermaid", "dot", "svg", "html"] as const)("tells nodes of two roots apart in %s", async (output) => {
    const { edges, nodes } = graph("Orders");
    const inRoot = (template: string, one: PermissionGraph["nodes"][number]) => ({
      template: `/x/${template}`,
      ...one,
    });
    const twice = [
      ...nodes.map((one) => inRoot("dev", one)),
      { ...inRoot("prod", { id: "n4", kind: "dms", type: "endpoint", name: "Orders", presence: "declared" }) } as const,
    ];
    const shown = { script: "0", shownPath: (path: string) => path.replace("/x/", "envs/") };
    const text = await writeGraph(output, { nodes: twice, edges }, shown);
    expect(text).toContain("endpoint in envs/dev");
    expect(text).toContain("endpoint in envs/prod");
    expect(text).not.toContain("missing in envs/dev");
  });

  it("draws what is missing over the other edges of its node, which would strike through its label", async () => {
    const { edges, nodes } = graph("Orders");
    const granted = { ...edges[0], id: "e3", state: "granted" } as PermissionGraph["edges"][number];
    const text = await writeGraph("svg", { nodes, edges: [...edges, granted] }, options);
    expect(text.indexOf('data-id="e1"')).toBeGreaterThan(text.indexOf('data-id="e3"'));
  });

  it("writes a page that may ask for nothing", async () => {
    const text = await writeGraph("html", graph("Orders"), options);
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'/);
    expect(text.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/(?:src|href)=|@import|url\((?!#)|https?:/);
    expect(text).not.toMatch(/<[^>]* (?:style|on\w+)=/);
  });
});
