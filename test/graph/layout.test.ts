import { describe, expect, it } from "vitest";
import { drawnLabel } from "../../src/graph/output/edge-label.js";
import { layoutOf } from "../../src/graph/output/layout.js";
import { nodeSize, type GraphLayout, type PlacedNode } from "../../src/graph/output/placed.js";
import { graphOf } from "./graph-of.js";
import { largeStack, stack } from "./stacks.js";

function overlapping({ nodes }: GraphLayout): readonly string[] {
  const isBeside = (one: PlacedNode, other: PlacedNode): boolean =>
    Math.abs(one.x - other.x) >= nodeSize.width || Math.abs(one.y - other.y) >= nodeSize.height;
  return nodes.flatMap((one, index) =>
    nodes.slice(index + 1).flatMap((other) => (isBeside(one, other) ? [] : [`${one.node.name}, ${other.node.name}`])),
  );
}

function outside({ edges, height, nodes, width }: GraphLayout): readonly string[] {
  const points = [
    ...nodes.flatMap(({ x, y }) => [
      { x, y },
      { x: x + nodeSize.width, y: y + nodeSize.height },
    ]),
    ...edges.flatMap((edge) => edge.points),
  ];
  return points.filter(({ x, y }) => x < 0 || y < 0 || x > width || y > height).map((point) => JSON.stringify(point));
}

describe("layoutOf", () => {
  it.each([
    ["a small graph", stack()],
    ["a graph of 300 resources", largeStack(300)],
  ])("places %s without overlaps", async (_, template) => {
    const layout = await layoutOf(await graphOf({ "stack.yaml": template }));
    expect(layout.nodes.length).toBeGreaterThan(4);
    expect(overlapping(layout)).toEqual([]);
    expect(outside(layout)).toEqual([]);
  });

  it("places 300 resources, not much higher than wide, what is missing first", async () => {
    const graph = await graphOf({ "stack.yaml": largeStack(300) });
    const layout = await layoutOf(graph);
    expect(layout.height / layout.width).toBeLessThan(1.5);
    expect(layout.width / layout.height).toBeLessThan(3);
    const drawn = new Set(layout.nodes.map(({ node }) => node.id));
    expect(drawn.size).toBe(graph.nodes.length);
    expect(new Set(layout.edges.map(({ edge }) => edge.id)).size).toBe(graph.edges.length);
    const tops = layout.edges.filter(({ edge }) => edge.state === "missing").map(({ points }) => points[0]?.y ?? 0);
    expect(Math.max(...tops)).toBeLessThan(layout.height * 0.75);
  });

  it("lets edges begin and end at the sides of their nodes", async () => {
    const { edges, nodes } = await layoutOf(await graphOf({ "stack.yaml": stack() }));
    const placed = new Map(nodes.map((one) => [one.node.id, one]));
    for (const { edge, points } of edges) {
      const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
      expect(points[0]?.x).toBeCloseTo((from?.x ?? 0) + nodeSize.width);
      expect(points.at(-1)?.x).toBeCloseTo(to?.x ?? 0);
    }
  });

  it("leaves room for the label of a line between neighbouring columns", async () => {
    const files = { "stack.yaml": stack({ resource: "'arn:aws:s3:::elsewhere/*'" }) };
    const { edges } = await layoutOf(await graphOf(files));
    const direct = edges.filter(({ edge, points }) => drawnLabel(edge) !== undefined && points.length === 2);
    expect(direct.length).toBeGreaterThan(0);
    for (const { edge, points } of direct)
      expect((points[1]?.x ?? 0) - (points[0]?.x ?? 0)).toBeGreaterThan((drawnLabel(edge) ?? "").length * 6);
  });
});
