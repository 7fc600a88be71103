/** The style of the picture, also where nothing else is around it. */
export const graphStyle = `
.graph { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; background: #fff }
.graph rect { fill: #fff; stroke: #90a4ae; stroke-width: 1 }
.graph .type { fill: #5f6b73; font-size: 11px }
.graph .name { fill: #1d2429; font-size: 13px; font-weight: 600 }
.graph .stripe { fill: none; stroke: #90a4ae; stroke-width: 4; stroke-linecap: round }
.graph .caller .stripe { stroke: #8e5bb5 }
.graph .dms .stripe { stroke: #2f6fd0 }
.graph .role .stripe { stroke: #d08700 }
.graph .document .stripe { stroke: #00897b }
.graph .target .stripe { stroke: #6d5a4e }
.graph .absent rect { fill: #fff1f0; stroke: #c62828; stroke-width: 1.5; stroke-dasharray: 5 3 }
.graph .unknown rect { stroke-dasharray: 5 3 }
.graph .line { fill: none; stroke-width: 1.5 }
.graph .hit { fill: none; stroke: #000; stroke-opacity: 0; stroke-width: 14 }
.graph .edge.missing .line { stroke: #c62828; stroke-width: 2.5 }
.graph .edge.undecided .line { stroke: #8a6d00; stroke-dasharray: 6 4 }
.graph .edge.granted .line { stroke: #2e7d32 }
.graph .edge.surplus .line { stroke: #a3adb3 }
.graph .arrow.missing { fill: #c62828 }
.graph .arrow.undecided { fill: #8a6d00 }
.graph .arrow.granted { fill: #2e7d32 }
.graph .arrow.surplus { fill: #a3adb3 }
.graph .label { fill: #c62828; font-size: 11px; text-anchor: middle; paint-order: stroke; stroke: #fff; stroke-width: 7px; stroke-linejoin: round }
@media (prefers-color-scheme: dark) {
  .graph { background: #14181b }
  .graph rect { fill: #1e2529; stroke: #5c6b74 }
  .graph .type { fill: #9fb0ba }
  .graph .name { fill: #eceff1 }
  .graph .absent rect { fill: #3a1d1d; stroke: #ff8a80 }
  .graph .edge.missing .line { stroke: #ff8a80 }
  .graph .edge.undecided .line { stroke: #e6c14a }
  .graph .edge.granted .line { stroke: #81c784 }
  .graph .edge.surplus .line { stroke: #6b7880 }
  .graph .arrow.missing { fill: #ff8a80 }
  .graph .arrow.undecided { fill: #e6c14a }
  .graph .arrow.granted { fill: #81c784 }
  .graph .arrow.surplus { fill: #6b7880 }
  .graph .label { fill: #ff8a80; stroke: #14181b }
}
`;
