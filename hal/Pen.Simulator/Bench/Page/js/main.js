// Puts the page together: messages in, hands out. What must react at once does so with each message; the rest is painted a
// few times a second, and what moves evenly in between is moved by the compositor.
import { Buttons } from "./buttons.js";
import { Clock } from "./clock.js";
import { Control } from "./control.js";
import { Display } from "./display.js";
import { byId, setAttribute, setText } from "./dom.js";
import { Faults } from "./faults.js";
import { History } from "./history.js";
import { COLUMNS } from "./lanes.js";
import { Link } from "./link.js";
import { Pen } from "./pen.js";
import { parsePlant, Record } from "./record.js";
import { NOTHING, toSample } from "./sample.js";
import { alarm, say } from "./say.js";
import { Scope } from "./scope.js";
import { ScopeHands } from "./scope-hands.js";
import { Guide, STATES } from "./show-guide.js";
import { Sound } from "./sound.js";
import { followTheme } from "./theme.js";
import { Tip } from "./tip.js";
import { World } from "./world.js";

// Painting for people: the scope's new columns, and every other time figures, which nobody reads any faster.
const PAINT_MS = 100;
const PAINTS_PER_FIGURES = 1;
const PAINTS_PER_WORDS = 10;

const facts = {
  buttons: ["start", "speed+", "speed-", "depth+", "depth-"],
  limits: { start_hold_ms: 300, sleep_hold_ms: 2000, clear_hold_ms: 1000 },
  states: {},
  reasons: {},
  verdicts: {},
  columns: [],
};
const stateNames = new Map();
const history = new History(Object.keys(COLUMNS));
const link = new Link();
const display = new Display();
const sound = new Sound();
const pen = new Pen(facts);
const tip = new Tip();
const buttons = new Buttons(link);
const world = new World(link, facts);
const faults = new Faults(link);
const record = new Record(link, say);
const clock = new Clock(link);
const control = new Control(link);
const guide = new Guide(facts, pen, control);
const scope = new Scope(history, stateNames);
const hands = new ScopeHands(scope);

let sample = NOTHING;
let paints = 0;
let penNumber = null;
let readers = [];

followTheme(() => {
  scope.palette.read();
  scope.repaint();
});

buttons.onpress = (name) => guide.pressed(name, sample);
buttons.onchange = (name, down) => {
  if (name !== "start") {
    return;
  }
  if (!down && sample.state === "Ready") {
    guide.released(pen.heldMilliseconds(sample) ?? 0, sample);
  }
  pen.hold(down);
  guide.held(down, sample);
  guide.show(sample);
};
buttons.onheld = (name, seconds) => name === "start" && pen.heldSince(seconds);
control.onlost = () => buttons.forget();

link.addEventListener("state", ({ detail }) => {
  setAttribute(byId("link-state"), "data-state", detail.state);
  setText(byId("link-text"), { connecting: "Connecting", live: "Live", lost: "Not connected" }[detail.state]);
  if (detail.state === "lost") {
    buttons.forget();
    pen.hold(false);
    byId("banner").hidden = false;
    setText(
      byId("banner"),
      detail.ended
        ? "The bench has ended. The page comes back by itself when it is started again."
        : "The connection to the bench is lost. The pen goes on without this page; trying again …",
    );
  }
  if (detail.state === "live") {
    byId("banner").hidden = true;
    setText(byId("banner"), "");
  }
});

link.addEventListener("hello", ({ detail: hello }) => {
  Object.assign(facts, {
    buttons: hello.buttons,
    limits: hello.limits,
    states: hello.states,
    reasons: hello.reasons,
    verdicts: hello.verdicts,
  });
  stateNames.clear();
  Object.entries(hello.states).forEach(([name, { number }]) => stateNames.set(number, STATES[name] ?? name));
  readers = readersOf(hello.columns);
  const number = `${hello.instance} ${hello.pen}`;
  if (number !== penNumber) {
    penNumber = number;
    history.clear();
    scope.restart();
    hands.restart();
    guide.restart();
  }
  faults.learn(hello.faults);
  control.learn(hello);
  record.learn(hello);
  offerLink(hello);
});

link.addEventListener("frame", ({ detail }) => {
  sample = toSample(detail);
  world.sample = sample;
  clock.sample = sample;
  for (const row of detail.trace ?? []) {
    history.add(row[0] / 1e6, (name) => readers.get(name)?.(row) ?? 0);
  }
  scope.arrive(performance.now());
  buttons.show(facts.buttons, sample);
  pen.show(sample);
  sound.show(sample.buzzer);
  guide.show(sample);
});

link.addEventListener("display", ({ detail }) => display.show(detail.bits));
link.addEventListener("events", ({ detail }) => record.showAll(detail.events));
link.addEventListener("event", ({ detail }) => {
  record.add(detail);
  if (detail.kind === "broken") {
    say(`A rule that must always hold was broken: ${detail.text}.`);
  }
});
link.addEventListener("journal_changed", () => record.refresh());
link.addEventListener("journal", ({ detail }) => record.showJournal(detail.journal));
link.addEventListener("control", ({ detail }) => control.show(detail));
link.addEventListener("refused", ({ detail }) =>
  say(detail.why === "control" ? "Another page operates the pen. Press “Take control” first." : detail.text),
);

setInterval(paint, PAINT_MS);
link.start();

function paint() {
  tip.show(sample);
  scope.tick(performance.now(), link.live && !sample.paused ? sample.speed : 0);
  if (paints % PAINTS_PER_FIGURES === 0) {
    pen.showFigures(sample);
    world.show(sample);
    faults.show(sample);
    record.show(sample);
    clock.show(sample);
    scope.showValues();
    hands.refresh();
  }
  if (paints % PAINTS_PER_WORDS === 0) {
    tip.describe(sample);
    display.describe(displayWords());
    if (sample.state !== "Fault" && sample.state !== "Refused") {
      alarm("");
    }
  }
  paints++;
}

// What the display says, in the words of its own state: the pixels are for eyes.
function displayWords() {
  if (!sample.powered) {
    return "off";
  }
  const words = facts.states[sample.state]?.words ?? sample.state;
  return `${words}; level ${sample.level}, depth ${sample.setDepth.toFixed(1)} millimetres, battery ${sample.charge.toFixed(0)} percent`;
}

// How each column of the history is read from a row of the trace.
function readersOf(columns) {
  const found = new Map();
  for (const [name, { from, scale }] of Object.entries(COLUMNS)) {
    const index = columns.findIndex((column) => from.includes(column));
    if (index >= 0) {
      found.set(name, (row) => Number(row[index]) * scale);
    }
  }
  return found;
}

// A saved link says which seed and plant it wants; nothing happens until the person agrees.
function offerLink(hello) {
  const query = new URLSearchParams(location.search);
  const seed = query.get("seed");
  if (seed === null) {
    return;
  }
  const plant = parsePlant(query.get("plant") ?? "") ?? {};
  const same = seed === String(hello.seed) && JSON.stringify(plant) === JSON.stringify(hello.plant ?? {});
  byId("seed").value = seed;
  byId("plant").value = Object.entries(plant)
    .map(([name, value]) => `${name} ${value}`)
    .join("\n");
  if (!same) {
    document.querySelector(".restart").open = true;
    say(`This link asks for another pen, with seed ${seed}. Press “Begin anew” to make it.`);
  }
}
