// What hands and keys do to the scope: hold, zoom, move, and two cursors with their difference.
import { clockText } from "./clock.js";
import { byId, make, setAttribute, setText } from "./dom.js";
import { LANES } from "./lanes.js";
import { swatch, valueText } from "./scope-gutter.js";

const KEY_PAN_PIXELS = 40;

// The wheel goes by notches, two fingers go by pixels: so many of them are one step of the zoom.
const ZOOM_PIXELS = 50;
const LINE_PIXELS = 40;

/** Binds the scope's bar, pointer and keys. */
export class ScopeHands {
  #cursors = [
    { name: "A", place: 1 / 3, seconds: null },
    { name: "B", place: 2 / 3, seconds: null },
  ];
  #on = false;
  #moved = 0;
  #wheeled = 0;

  constructor(scope) {
    this.scope = scope;
    this.holdButton = byId("scope-pause");
    this.nowButton = byId("scope-now");
    this.cursorButton = byId("cursors");
    this.part = byId("cursor-part");
    this.lost = byId("cursors-lost");
    this.bringButton = byId("cursors-bring");
    this.table = byId("cursor-table");
    for (const cursor of this.#cursors) {
      cursor.line = make(
        "div",
        { class: `cursor cursor-${cursor.name.toLowerCase()}`, hidden: "" },
        make("span", {}, cursor.name),
      );
      scope.strip.append(cursor.line);
    }
    this.#makeTable();
    scope.onmove = () => this.#placeCursors();
    this.holdButton.addEventListener("click", () => this.#hold(!scope.held));
    this.nowButton.addEventListener("click", () => this.#hold(false));
    byId("zoom-in").addEventListener("click", () => this.#zoom(-1));
    byId("zoom-out").addEventListener("click", () => this.#zoom(1));
    this.cursorButton.addEventListener("click", () => {
      this.#showCursors(!this.#on);
      if (this.#on) {
        this.#bring(this.#outside());
      }
    });
    this.bringButton.addEventListener("click", () => this.#bring(this.#outside()));
    scope.figure.addEventListener("keydown", (event) => this.#key(event));
    scope.figure.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    scope.window.addEventListener("pointerdown", (event) => this.#grab(event));
    this.#tell();
  }

  /** The table of values once a moment, while cursors are shown. */
  refresh() {
    if (this.#on) {
      this.#fillTable();
    }
    this.#tell();
  }

  /** A new pen: cursors of the old one mean nothing. */
  restart() {
    this.#cursors.forEach((cursor) => (cursor.seconds = null));
    this.#showCursors(false);
  }

  #hold(held) {
    this.scope.setHeld(held);
    this.#tell();
  }

  #zoom(by, x) {
    this.scope.setZoom(this.scope.zoom + by, x);
    this.#tell();
    this.#placeCursors();
  }

  #tell() {
    const { span, held } = this.scope;
    const text = span < 1 ? `${Math.round(span * 1000)} ms` : span < 60 ? `${span} s` : `${span / 60} min`;
    setText(byId("zoom-text"), `${text} across`);
    setAttribute(this.holdButton, "aria-pressed", held);
    // Its place stays its own: no other button moves under a finger.
    this.nowButton.style.visibility = held ? "visible" : "hidden";
  }

  // The plain wheel is the page's.
  #wheel(event) {
    if (event.ctrlKey) {
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1);
      this.#wheeled += pixels;
      const steps = Math.trunc(this.#wheeled / ZOOM_PIXELS);
      this.#wheeled -= steps * ZOOM_PIXELS;
      if (steps !== 0) {
        this.#zoom(steps, event.clientX - this.scope.window.getBoundingClientRect().left);
      }
    } else if (event.shiftKey && this.scope.held) {
      event.preventDefault();
      this.scope.pan(event.deltaX || event.deltaY);
    }
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== this.scope.figure) {
      return;
    }
    const step = event.shiftKey ? KEY_PAN_PIXELS * 5 : KEY_PAN_PIXELS;
    const actions = {
      " ": () => this.#hold(!this.scope.held),
      "+": () => this.#zoom(-1),
      "=": () => this.#zoom(-1),
      "-": () => this.#zoom(1),
      ArrowLeft: () => this.#move(-step),
      ArrowRight: () => this.#move(step),
      Home: () => this.#move(-1e9),
      End: () => this.#hold(false),
      a: () => this.#put(0, this.#cursors[0].place * this.scope.width),
      b: () => this.#put(1, this.#cursors[1].place * this.scope.width),
      Escape: () => this.#showCursors(false),
    };
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) {
      event.preventDefault();
      event.stopPropagation();
      action();
    }
  }

  // With a cursor just put, arrows move it, pixel by pixel; else they move the picture.
  #move(pixels) {
    const cursor = this.#on ? this.#cursors[this.#moved] : null;
    if (cursor) {
      cursor.seconds += pixels / 20 / this.scope.pixelsPerSecond;
      this.#placeCursors();
      this.#fillTable();
    } else {
      this.scope.pan(pixels);
    }
    this.#tell();
  }

  #grab(event) {
    if (event.button !== 0) {
      return;
    }
    const box = this.scope.window.getBoundingClientRect();
    const start = event.clientX;
    this.scope.figure.focus({ preventScroll: true });
    this.scope.window.setPointerCapture(event.pointerId);
    let last = start;
    let moving = -1;
    if (this.#on) {
      const [a, b] = this.#cursors.map((cursor) =>
        Math.abs(this.scope.xOf(cursor.seconds) - (start - box.left)),
      );
      moving = b < a ? 1 : 0;
      this.#put(moving, start - box.left);
    }
    const drag = (move) => {
      if (moving >= 0) {
        this.#put(moving, move.clientX - box.left);
      } else if (Math.abs(move.clientX - start) > 3 || last !== start) {
        this.scope.pan(last - move.clientX);
        last = move.clientX;
        this.#tell();
      }
    };
    const end = () => {
      this.scope.window.removeEventListener("pointermove", drag);
      this.scope.window.removeEventListener("pointerup", end);
      this.scope.window.removeEventListener("pointercancel", end);
    };
    this.scope.window.addEventListener("pointermove", drag);
    this.scope.window.addEventListener("pointerup", end);
    this.scope.window.addEventListener("pointercancel", end);
  }

  #put(index, x) {
    this.#moved = index;
    this.#cursors[index].seconds = Math.max(0, this.scope.timeOf(x));
    this.#showCursors(true);
  }

  // Puts cursors at their usual places in the picture, as far as it has traces.
  #bring(cursors) {
    const { scope } = this;
    const left = Math.max(scope.timeOf(0), scope.history.oldest);
    for (const cursor of cursors) {
      cursor.seconds = left + cursor.place * (scope.edge - left);
    }
    this.#placeCursors();
    this.#fillTable();
  }

  #outside() {
    return this.#cursors.filter(({ seconds }) => {
      const x = this.scope.xOf(seconds);
      return x < 0 || x > this.scope.width;
    });
  }

  #showCursors(on) {
    this.#on = on;
    setAttribute(this.cursorButton, "aria-pressed", on);
    this.part.hidden = !on;
    if (on) {
      this.#bring(this.#cursors.filter((cursor) => cursor.seconds === null));
    } else {
      this.#placeCursors();
    }
  }

  #placeCursors() {
    const outside = this.#on ? this.#outside() : this.#cursors;
    for (const cursor of this.#cursors) {
      cursor.line.hidden = outside.includes(cursor);
      if (!cursor.line.hidden) {
        // The paper takes it along.
        cursor.line.style.transform = `translateX(${this.scope.stripXOf(cursor.seconds)}px)`;
      }
    }
    const names = outside.map((cursor) => cursor.name).join(" and ");
    setText(
      this.lost,
      outside.length > 0
        ? `${names} ${outside.length > 1 ? "are" : "is"} not in the picture.`
        : "A click or a drag moves the nearer cursor.",
    );
    this.bringButton.hidden = outside.length === 0;
  }

  #makeTable() {
    const body = make("tbody");
    this.timeRow = this.#row(body, make("span", {}, "time"), "");
    this.rows = LANES.flatMap((lane) =>
      lane.traces.map((trace) => {
        const title =
          lane.traces.length > 1 ? `${lane.name.toLowerCase()}, ${trace.name}` : lane.name.toLowerCase();
        return {
          lane,
          trace,
          cells: this.#row(
            body,
            make("span", {}, ...(trace.style ? [swatch(trace.style)] : []), title),
            lane.unit ?? "",
          ),
        };
      }),
    );
    const head = make(
      "tr",
      {},
      ...["", "A", "B", "B − A", "unit"].map((text) => make("th", { scope: "col" }, text)),
    );
    this.table.append(
      make(
        "table",
        {},
        make("caption", { class: "sr" }, "Values at the cursors"),
        make("thead", {}, head),
        body,
      ),
    );
  }

  #row(body, title, unit) {
    const cells = [make("td"), make("td"), make("td")];
    body.append(
      make("tr", {}, make("th", { scope: "row" }, title), ...cells, make("td", { class: "unit" }, unit)),
    );
    return cells;
  }

  #fillTable() {
    const times = this.#cursors.map((cursor) => cursor.seconds);
    const history = this.scope.history;
    const indices = times.map((seconds) => history.indexAt(seconds));
    const known = indices.map((index) => index >= history.first && history.end > 0);
    const difference = known[0] && known[1];
    fillCells(this.timeRow, times, [true, true], true, timeText);
    for (const { lane, trace, cells } of this.rows) {
      const values = history.column(trace.column);
      const two = indices.map((index) => values[history.at(Math.max(0, index))]);
      const number = lane.kind !== "bit" && lane.kind !== "state";
      fillCells(cells, two, known, difference && number, (value) => valueText(lane, value, this.scope.words));
    }
  }
}

function fillCells(cells, [a, b], [knownA, knownB], difference, text) {
  setText(cells[0], knownA ? text(a) : "–");
  setText(cells[1], knownB ? text(b) : "–");
  setText(cells[2], difference ? text(b - a) : "–");
}

// To the millisecond, as the axis and the clock say it.
function timeText(seconds) {
  return (seconds < 0 ? "−" : "") + clockText(Math.abs(seconds), 3);
}
