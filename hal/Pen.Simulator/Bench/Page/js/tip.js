// The magnified tip: needles in the skin against a millimetre scale, with set, believed and true depth.
import { byId, lessMotion, make, setAttribute, setText, svg } from "./dom.js";
import { figure } from "./figures.js";

const WIDTH = 300;
const HEIGHT = 312;
const PIXELS_PER_MM = 80;
const SURFACE = 50;
const STROKE_MM = 2.6;
const DEEPEST_MM = 3;
const NEEDLES = [18, 46, 74];
// From left to right: the scale, the cartridge over a block of skin, and the labels beside them.
const DRAWING = 52;
const SKIN_RIGHT = 182;
const LABELS = 191;
const LABEL_GAP = 22;
const LABELS_TOP = 36;
const NEEDLE_WIDTH = 18;

// The needles are shown as under a strobe that lags the crank: at real time so many times slower than they are, and at
// any speed of time as fast for the eye.
const SLOWER = 60;

// Skin of the face and body: horny layer about 0.02 mm, epidermis 0.1 mm, dermis to about 2 mm.
const LAYERS = [
  { name: "horny layer", from: 0, to: 0.025, style: "layer-horny" },
  { name: "epidermis", from: 0.025, to: 0.1, style: "layer-epidermis" },
  { name: "dermis", from: 0.1, to: 2, style: "layer-dermis" },
  { name: "fat", from: 2, to: 4, style: "layer-fat" },
];

// A sine within one percent: out, in, and out again.
const SINE = "cubic-bezier(0.364, 0, 0.636, 1)";
const STROKE = [
  { transform: `translateY(${-STROKE_MM * PIXELS_PER_MM}px)`, easing: SINE },
  { transform: "translateY(0)", easing: SINE },
  { transform: `translateY(${-STROKE_MM * PIXELS_PER_MM}px)` },
];

const yOf = (millimetres) => SURFACE + millimetres * PIXELS_PER_MM;

// Depths that are so near to each other change places all the time.
const SAME_PIXELS = 2;

// Another rate than this share off is followed; what is less no eye sees.
const NEW_RATE = 0.02;

/** Draws into #tip; show() takes a sample, the compositor moves the needles between samples. */
export class Tip {
  constructor() {
    this.figure = byId("tip");
    this.layers = this.#skin();
    const nozzle = svg("svg", {
      class: "tip-nozzle-group",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      "aria-hidden": "true",
    });
    nozzle.append(
      svg("path", {
        class: "tip-nozzle",
        d: `M${DRAWING} -2 v${SURFACE - 10} q0 12 10 12 h8 V-2 Z`,
      }),
      svg("path", {
        class: "tip-nozzle",
        d: `M${DRAWING + 128} -2 v${SURFACE - 10} q0 12 -10 12 h-8 V-2 Z`,
      }),
    );
    this.needles = needleStrip("tip-needles", needle);
    this.blur = needleStrip("tip-blur", blurred);
    this.reachers = make("div", { class: "tip-reach" }, this.blur, this.needles);
    const window = make("div", { class: "tip-window" }, this.reachers);
    this.note = svg("text", { class: "tip-note", x: 292, y: 16, "text-anchor": "end" });
    const marks = svg("svg", {
      class: "tip-marks",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      "aria-hidden": "true",
    });
    this.marks = ["set", "believed", "true"].map((name) => new Mark(marks, name));
    this.order = [...this.marks];
    marks.append(this.note);
    this.figure.append(this.layers, ruler(), nozzle, window, marks);
    this.rate = 0;
    this.shownReach = "";
    this.strokes = null;
    setAttribute(this.figure, "data-cartridge", false);
  }

  /** A new sample of the pen: millimetres and hertz; rate is that of the needles. */
  show(sample) {
    const skin = sample.skin > 0;
    setAttribute(this.figure, "data-cartridge", sample.present);
    setAttribute(this.figure, "data-skin", skin);
    setAttribute(this.layers, "data-on", skin);
    this.rate = sample.present ? sample.trueRate : 0;
    const slower = Math.max(1, Math.round(SLOWER * sample.speed));
    this.#reachTo(sample.trueDepth);
    this.#stroke(sample.paused ? 0 : (this.rate / slower) * sample.speed);
    const out = sample.powered && sample.setDepth > 0;
    this.marks[0].place(out ? sample.setDepth : null);
    this.marks[1].place(sample.powered ? sample.believedDepth : null);
    this.marks[2].place(sample.trueDepth);
    const order = this.#arrange();
    // Where labels are, the thinnest layer's name would be half covered.
    const covered = order.some((mark) => Math.abs(mark.labelY - (SURFACE - 9)) < LABEL_GAP);
    setAttribute(this.thinnest, "display", covered ? "none" : "inline");
    setText(this.note, this.rate < 5 ? "" : lessMotion.matches ? "needles blurred" : `slowed ${slower}×`);
  }

  /** What the picture says, in words. */
  describe(sample) {
    const words = [
      sample.present ? "Cartridge in the pen" : "No cartridge in the pen",
      sample.trueRate > 1 ? `needles moving at ${sample.trueRate.toFixed(0)} hertz` : "needles still",
      `they reach ${(Math.round(sample.trueDepth * 20) / 20).toFixed(2)} millimetres beyond the tip`,
      sample.skin > 0 ? "tip on the skin" : "tip in air",
    ];
    setAttribute(this.figure, "aria-label", words.join(", "));
  }

  // Both pictures of the needles, to half a pixel.
  #reachTo(millimetres) {
    const transform = `translateY(${(Math.round(yOf(millimetres) * 2) / 2).toFixed(1)}px)`;
    if (transform !== this.shownReach) {
      this.shownReach = transform;
      this.reachers.style.transform = transform;
    }
  }

  // Up and down without end, so many times a second of ours; only the rate is told again.
  #stroke(hertz) {
    const moving = this.rate >= 5;
    if (moving !== this.moving) {
      this.moving = moving;
      this.blur.style.opacity = moving ? "0.75" : "0";
    }
    if (!moving || lessMotion.matches) {
      this.strokes?.cancel();
      this.strokes = null;
      return;
    }
    this.strokes ??= this.needles.animate(STROKE, { duration: 1000, iterations: Infinity });
    const shown = this.strokes.playbackRate;
    if (Math.abs(hertz - shown) > NEW_RATE * shown || (hertz === 0 && shown !== 0)) {
      this.strokes.updatePlaybackRate(hertz);
    }
  }

  // Labels in the order of their lines, so that leaders do not cross. Lines that lie on each other keep theirs.
  #arrange() {
    this.order.sort((a, b) => (Math.abs(a.y - b.y) < SAME_PIXELS ? 0 : a.y - b.y));
    const shown = this.order.filter((mark) => mark.there);
    const places = spread(shown.map((mark) => mark.y));
    shown.forEach((mark, i) => mark.draw(places[i]));
    return shown;
  }

  #skin() {
    const picture = svg("svg", {
      class: "tip-layers",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    });
    for (const layer of LAYERS) {
      const top = yOf(layer.from);
      const height = Math.min(HEIGHT, yOf(layer.to)) - top;
      picture.append(svg("rect", { class: layer.style, x: 0, y: top, width: SKIN_RIGHT, height }));
    }
    this.thinnest = svg("text", { class: "above", x: LABELS, y: SURFACE - 5 }, LAYERS[0].name);
    picture.append(this.thinnest);
    const labels = [
      ["epidermis", yOf(0.1) + 13],
      ["dermis", yOf(1.5) + 4],
      ["fat", yOf(2) + 15],
    ];
    for (const [name, y] of labels) {
      picture.append(svg("text", { x: 27, y }, name));
    }
    return picture;
  }
}

// A depth's line across the drawing and its label beside it, which moves aside for the others.
class Mark {
  y = 0;

  constructor(picture, name) {
    this.line = svg("line", { x1: DRAWING + 12, x2: SKIN_RIGHT });
    this.leader = svg("path");
    this.box = svg("rect", { x: LABELS, width: WIDTH - 2 - LABELS, height: 19, rx: 4 });
    this.label = svg("text", { class: "label-name", x: LABELS + 5 }, name);
    this.value = svg("text", { class: "label", x: WIDTH - 7, "text-anchor": "end" });
    const lines = svg("g", { class: `mark-${name}` }, this.line, this.leader);
    this.group = svg("g", {}, lines, this.box, this.label, this.value);
    picture.append(this.group);
  }

  place(millimetres) {
    this.there = millimetres !== null;
    setAttribute(this.group, "visibility", this.there ? "visible" : "hidden");
    if (this.there) {
      this.y = yOf(Math.max(-0.55, Math.min(DEEPEST_MM, millimetres)));
      setText(this.value, figure(millimetres, 2));
    }
  }

  draw(labelY) {
    const key = `${this.y.toFixed(1)} ${labelY.toFixed(1)}`;
    if (key === this.drawn) {
      return;
    }
    this.drawn = key;
    this.labelY = labelY;
    this.line.setAttribute("y1", this.y);
    this.line.setAttribute("y2", this.y);
    this.line.setAttribute("class", this.y >= SURFACE ? "under" : "above");
    this.leader.setAttribute("d", `M${SKIN_RIGHT} ${this.y} L${LABELS} ${labelY}`);
    this.box.setAttribute("y", labelY - 9.5);
    this.label.setAttribute("y", labelY + 4);
    this.value.setAttribute("y", labelY + 4);
  }
}

// Where labels stand that belong at these heights, top first: there, or as near as their gap allows.
function spread(heights) {
  const heaps = [];
  heights.forEach((height, i) => {
    let heap = { top: height - i * LABEL_GAP, count: 1 };
    while (heaps.length > 0 && heaps.at(-1).top > heap.top) {
      const above = heaps.pop();
      const count = above.count + heap.count;
      heap = { top: (above.top * above.count + heap.top * heap.count) / count, count };
    }
    heaps.push(heap);
  });
  const lowest = HEIGHT - 12 - (heights.length - 1) * LABEL_GAP;
  return heaps
    .flatMap(({ top, count }) => Array(count).fill(Math.max(LABELS_TOP, Math.min(lowest, top))))
    .map((top, i) => top + i * LABEL_GAP);
}

function ruler() {
  const picture = svg("svg", {
    class: "tip-ruler",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    "aria-hidden": "true",
  });
  for (let tenth = -4; tenth <= 30; tenth++) {
    const y = Math.round(yOf(tenth / 10)) + 0.5;
    const whole = tenth % 10 === 0;
    const length = whole ? 12 : tenth % 5 === 0 ? 8 : 4;
    const side = tenth < 0 ? "above" : "under";
    picture.append(svg("line", { class: side, x1: 0, x2: length, y1: y, y2: y }));
    if (whole) {
      picture.append(
        svg(
          "text",
          { class: tenth > 0 ? "under" : "above", x: 15, y: y + (tenth === 0 ? -4 : 4) },
          tenth === 0 ? "0 mm" : String(tenth / 10),
        ),
      );
    }
  }
  const zero = SURFACE + 0.5;
  picture.append(svg("line", { class: "tip-zero under", x1: 0, x2: SKIN_RIGHT, y1: zero, y2: zero }));
  return picture;
}

function needleStrip(style, draw) {
  const picture = svg("svg", { viewBox: "0 0 92 320", width: 92, height: 320, "aria-hidden": "true" });
  if (draw === blurred) {
    picture.append(
      svg(
        "defs",
        {},
        svg(
          "linearGradient",
          { id: "needle-blur", x1: 0, x2: 0, y1: 0, y2: 1 },
          svg("stop", { class: "blur-far", offset: 0 }),
          svg("stop", { class: "blur-mid", offset: 0.5 }),
          svg("stop", { class: "blur-far", offset: 1 }),
        ),
      ),
    );
  }
  NEEDLES.forEach((x) => picture.append(...draw(x)));
  return make("div", { class: style }, picture);
}

function needle(x) {
  const half = NEEDLE_WIDTH / 2;
  return [
    svg("path", { class: "needle", d: `M${x - half} -2 V262 L${x} 320 L${x + half} 262 V-2 Z` }),
    svg("path", { class: "needle-shade", d: `M${x + 2} -2 V300 L${x} 318 L${x + half - 1} 262 V-2 Z` }),
  ];
}

function blurred(x) {
  const half = NEEDLE_WIDTH / 2;
  const top = 320 - STROKE_MM * PIXELS_PER_MM;
  return [
    svg("path", {
      fill: "url(#needle-blur)",
      d: `M${x - half} ${top} V262 L${x} 320 L${x + half} 262 V${top} Z`,
    }),
  ];
}
