/** Moves and scales the picture in its sheet. */
export interface Panning {
  /** Shows the whole picture. */
  fit(): void;
  /** Shows the whole picture, or only its beginning if names were too small to read. */
  begin(): void;
  moveBy(x: number, y: number): void;
  /** Scales around a point of the sheet; by default, around its middle. */
  zoomBy(factor: number, around?: Around): void;
  /** Moves as little as possible, so that an element is seen. */
  reveal(drawn: Element): void;
}

interface Around {
  readonly x: number;
  readonly y: number;
}

/** The smallest scale at which names are read easily. */
const smallestReadableScale = 0.55;
const limits = { smallest: 0.04, largest: 4 } as const;
const margin = 48;

export function panningOf(sheet: HTMLElement, picture: SVGSVGElement): Panning {
  const view = picture.querySelector("g.view");
  const { height, width } = picture.viewBox.baseVal;
  let at = { x: 0, y: 0, scale: 1 };
  const show = (): void => place(view, at);
  const panning: Panning = {
    fit() {
      const scale = Math.min(sheet.clientWidth / width, sheet.clientHeight / height, 1.25);
      at = { x: (sheet.clientWidth - width * scale) / 2, y: (sheet.clientHeight - height * scale) / 2, scale };
      show();
    },
    begin() {
      panning.fit();
      if (at.scale >= smallestReadableScale) return;
      const y = Math.max(0, (sheet.clientHeight - height * smallestReadableScale) / 2);
      at = { x: 0, y, scale: smallestReadableScale };
      show();
    },
    moveBy(x, y) {
      at = { ...at, x: at.x + x, y: at.y + y };
      show();
    },
    zoomBy(factor, around = { x: sheet.clientWidth / 2, y: sheet.clientHeight / 2 }) {
      const scale = Math.min(limits.largest, Math.max(limits.smallest, at.scale * factor));
      const ratio = scale / at.scale;
      at = { x: around.x - (around.x - at.x) * ratio, y: around.y - (around.y - at.y) * ratio, scale };
      show();
    },
    reveal(drawn) {
      const [inner, outer] = [drawn.getBoundingClientRect(), sheet.getBoundingClientRect()];
      panning.moveBy(
        stepInto(inner.left, inner.right, outer.left + margin, outer.right - margin),
        stepInto(inner.top, inner.bottom, outer.top + margin, outer.bottom - margin),
      );
    },
  };
  onPaper(picture, view, `0 0 ${String(width)} ${String(height)}`, show);
  listen(sheet, panning);
  return panning;
}

function place(view: Element | null, { scale, x, y }: Around & { readonly scale: number }): void {
  view?.setAttribute("transform", `translate(${String(x)} ${String(y)}) scale(${String(scale)})`);
}

/** How far a range has to move to be inside of another one, or at least to begin in it. */
function stepInto(start: number, end: number, from: number, to: number): number {
  if (end - start > to - from || start < from) return start < from || start > to ? from - start : 0;
  return end > to ? to - end : 0;
}

/** The sheet of the screen is a window into the picture; paper shows the whole picture. */
function onPaper(picture: SVGSVGElement, view: Element | null, viewBox: string, show: () => void): void {
  const onScreen = (): void => {
    picture.removeAttribute("viewBox");
    picture.setAttribute("width", "100%");
    picture.setAttribute("height", "100%");
    show();
  };
  onScreen();
  addEventListener("beforeprint", () => {
    picture.setAttribute("viewBox", viewBox);
    picture.removeAttribute("width");
    picture.removeAttribute("height");
    view?.removeAttribute("transform");
  });
  addEventListener("afterprint", onScreen);
}

/** The mouse drags and its wheel scales; one finger drags and two fingers scale. */
function listen(sheet: HTMLElement, panning: Panning): void {
  const fingers = new Map<number, Around>();
  sheet.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      panning.zoomBy(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), placeIn(sheet, event));
    },
    { passive: false },
  );
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button === 0) fingers.set(event.pointerId, placeIn(sheet, event));
  });
  sheet.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = placeIn(sheet, event);
    const [other] = [...fingers].flatMap(([id, place]) => (id === event.pointerId ? [] : [place]));
    if (other) panning.zoomBy(distance(now, other) / Math.max(1, distance(before, other)), other);
    else panning.moveBy(now.x - before.x, now.y - before.y);
    fingers.set(event.pointerId, now);
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"] as const)
    sheet.addEventListener(name, (event) => fingers.delete(event.pointerId));
}

function placeIn(sheet: HTMLElement, { clientX, clientY }: MouseEvent): Around {
  const { left, top } = sheet.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function distance(one: Around, other: Around): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
