/** The style of the viewer, wherever it is. */
export const viewStyle = `
.graph-view { --ink: #1d2429; --quiet: #5f6b73; --ground: #fff; --panel: #f5f7f8; --rule: #d5dce0; --focus: #1a73e8;
  --missing: #c62828; --undecided: #7a5f00; --granted: #2e7d32; --surplus: #6b7880;
  color: var(--ink); background: var(--ground); font: 14px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif;
  display: grid; grid-template: auto 1fr / 1fr 22rem; color-scheme: light dark }
.graph-view .bar { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding: .5rem .8rem; border-bottom: 1px solid var(--rule); margin: 0 }
.graph-view h1 { font-size: 1rem; margin: 0 }
.graph-view input[type=search] { font: inherit; width: 19rem; max-width: 100%; padding: .25rem .5rem; border: 1px solid var(--rule); border-radius: 5px; background: var(--ground); color: inherit }
.graph-view .found { color: var(--quiet); min-width: 4.5rem }
.graph-view fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem }
.graph-view legend { float: left; color: var(--quiet); margin-right: .7rem; padding: 0 }
.graph-view label { white-space: nowrap; border-bottom: 2px solid var(--granted) }
.graph-view label.missing { border-color: var(--missing) }
.graph-view label.undecided { border-bottom-style: dashed; border-color: var(--undecided) }
.graph-view label.surplus { border-color: var(--surplus) }
.graph-view .zoom { margin-left: auto; display: flex; gap: .25rem }
.graph-view button { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--rule); border-radius: 5px; min-width: 2rem; padding: .15rem .55rem; cursor: pointer }
.graph-view button.text { background: none; border: 0; padding: 0; min-width: 0; text-align: left; text-decoration: underline; text-decoration-color: var(--rule); text-underline-offset: 2px; overflow-wrap: anywhere }
.graph-view .missing > b, .graph-view .state.missing, .graph-view button.missing { color: var(--missing) }
.graph-view .undecided > b, .graph-view .state.undecided, .graph-view button.undecided { color: var(--undecided) }
.graph-view .granted > b, .graph-view .state.granted { color: var(--granted) }
.graph-view .surplus > b, .graph-view .state.surplus, .graph-view button.surplus { color: var(--surplus) }
.graph-view .sheet { overflow: auto; min-width: 0; min-height: 0 }
.graph-view.is-live .sheet { overflow: hidden; touch-action: none; cursor: grab }
.graph-view .graph { display: block }
.graph-view .details { border-left: 1px solid var(--rule); background: var(--panel); padding: .8rem 1rem 2rem; overflow: auto; min-height: 0; overflow-wrap: anywhere }
.graph-view h2 { font-family: inherit; font-size: 1rem; font-weight: 600; margin: 0 0 .6rem; line-height: 1.35 }
.graph-view h2 small { display: block; font-weight: 400; color: var(--quiet) }
.graph-view h3.state { font-size: .95rem; margin: 0 0 .4rem; text-transform: capitalize }
.graph-view ul.edges + h3.state { margin-top: 1.2rem }
.graph-view .quiet { color: var(--quiet); margin: 0 0 1rem }
.graph-view ul { margin: 0; padding-left: 1.1rem }
.graph-view ul.edges { list-style: none; padding: 0 }
.graph-view ul.edges li { margin: 0 0 .5rem; padding-left: .6rem; border-left: 3px solid var(--granted) }
.graph-view ul.edges li.missing { border-color: var(--missing) }
.graph-view ul.edges li.undecided { border-left-style: dashed; border-color: var(--undecided) }
.graph-view ul.edges li.surplus { border-color: var(--surplus) }
.graph-view code { font: 12px/1.5 ui-monospace, SFMono-Regular, Menlo, monospace }
.graph-view ul.edges code { display: block; color: var(--quiet) }
.graph-view dl { margin: 0 0 1rem; display: grid; grid-template-columns: auto 1fr; gap: .15rem .8rem }
.graph-view dt { color: var(--quiet) }
.graph-view dd { margin: 0; min-width: 0 }
.graph-view dd ul { list-style: none; padding: 0 }
.graph-view .part { border-top: 1px solid var(--rule); padding-top: .6rem }
.graph-view a { color: inherit }
.graph-view .node, .graph-view .edge { cursor: pointer }
.graph-view .node:hover rect { stroke: var(--focus) }
.graph-view .edge:hover .line { stroke-width: 3.5 }
.graph-view :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
.graph-view .node:focus-visible, .graph-view .edge:focus-visible { outline: none }
.graph-view .node:focus-visible rect, .graph-view .node.chosen rect { stroke: var(--focus); stroke-width: 3; stroke-dasharray: none }
.graph-view .edge:focus-visible .line, .graph-view .edge.chosen .line { stroke-width: 4 }
.graph-view .edge:focus-visible .hit { stroke: var(--focus); stroke-opacity: .25 }
.graph-view .is-searching [data-id]:not(.match) { opacity: .2 }
.graph-view .is-choosing [data-id]:not(.near) { opacity: .2 }
.graph-view .off { display: none }
@media (prefers-color-scheme: dark) {
  .graph-view { --ink: #eceff1; --quiet: #9fb0ba; --ground: #14181b; --panel: #1a2024; --rule: #37434a; --focus: #8ab4f8;
    --missing: #ff8a80; --undecided: #e6c14a; --granted: #81c784; --surplus: #9fb0ba }
}
@media (max-width: 50rem) {
  .graph-view { grid-template: auto minmax(14rem, 3fr) minmax(8rem, 2fr) / 1fr }
  .graph-view .details { border-left: 0; border-top: 1px solid var(--rule) }
  .graph-view .zoom { margin-left: 0 }
}
@media print {
  .graph-view { display: block; height: auto; color: #000; background: #fff }
  .graph-view .bar, .graph-view .details > .quiet { display: none }
  .graph-view .sheet { overflow: visible }
  .graph-view .graph { width: 100%; height: auto; max-height: 95vh }
  .graph-view .details { border: 0; background: none; overflow: visible; break-before: page }
}
`;

/** The style of a page that shows nothing else. */
export const pageStyle = `
html, body { height: 100%; margin: 0 }
body > .graph-view { height: 100vh; height: 100dvh }
@media print { html, body, body > .graph-view { height: auto } }
`;
