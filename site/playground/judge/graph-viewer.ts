/** The build puts it into the worker (`../build-playground.ts`). */
declare const embeddedGraphViewer: string;

/** The script of the graph's page. */
export const graphViewer = embeddedGraphViewer;
