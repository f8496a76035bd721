// At the left of the scope's paper: the lanes' names, scales and values.
import { clockText } from "./clock.js";
import { make, setText, svg } from "./dom.js";
import { figure } from "./figures.js";
import { LANES, STYLES } from "./lanes.js";
import { yIn } from "./scope-paint.js";

/** The gutter; show() takes a row of the history. */
export class Gutter {
  #values = new Map();
  #moment = make("output", { class: "moment", "aria-label": "Values at" });

  constructor() {
    this.element = make("div", { class: "scope-gutter" }, ...LANES.map((lane) => this.#lane(lane)));
    this.element.append(scales(), this.#moment);
  }

  /** The values of a row; heldAt: the seconds at the right edge of a held picture, null while it runs. */
  show(history, index, words, heldAt) {
    for (const [trace, { element, lane }] of this.#values) {
      const value = history.column(trace.column)[history.at(index)];
      setText(element, valueText(lane, value, words, lane.shown ?? lane.digits));
    }
    setText(this.#moment, heldAt === null ? "" : `values at ${clockText(heldAt, 3)}`);
  }

  #lane(lane) {
    const isState = lane.kind === "state";
    const list = make("div", { class: "lane" });
    list.style.top = `${lane.top - 2}px`;
    list.style.height = `${lane.height + 4}px`;
    // The state's word says by itself what it is, and needs the room.
    const name = isState ? "lane-name sr" : "lane-name";
    list.append(make("span", { class: name }, lane.unit ? `${lane.name}, ${lane.unit}` : lane.name));
    for (const trace of lane.traces) {
      const element = make("output", { class: "lane-value" });
      const kind = isState ? "state" : lane.kind === "bit" ? "single" : "";
      const legend = kind ? [] : [swatch(trace.style), make("span", { class: "lane-trace" }, trace.name)];
      list.append(make("span", { class: `lane-row ${kind}` }, ...legend, element));
      this.#values.set(trace, { element, lane });
    }
    return list;
  }
}

/** A value in its lane's words and digits. */
export function valueText(lane, value, words, digits = lane.digits) {
  if (lane.kind === "state") {
    return words.get(value) ?? "Off";
  }
  return lane.kind === "bit"
    ? value > 0.5
      ? "high"
      : "low"
    : figure(value, digits);
}

/** A short piece of a trace's line, for legends. */
export function swatch(name) {
  const style = STYLES[name];
  const line = svg("line", {
    x1: 1,
    y1: 4,
    x2: 21,
    y2: 4,
    "stroke-width": style.width + 0.4,
    "stroke-dasharray": style.dash.join(" ") || null,
  });
  line.style.stroke = `var(${style.colour})`;
  return svg(
    "svg",
    { class: "swatch", viewBox: "0 0 22 8", width: 22, height: 8, "aria-hidden": "true" },
    line,
  );
}

// What the grid's lines stand for, beside the paper: over it they would hide the traces.
function scales() {
  const marks = LANES.flatMap((lane) =>
    (lane.ticks ?? []).map((tick) => {
      const mark = make("span", {}, String(tick));
      mark.style.top = `${yIn(lane, tick) - 6}px`;
      return mark;
    }),
  );
  return make("div", { class: "scales", "aria-hidden": "true" }, ...marks);
}
