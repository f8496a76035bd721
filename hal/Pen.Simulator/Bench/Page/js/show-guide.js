// Puts the next step where it is seen and heard, and marks what it is done with.
import { byId, lessMotion, setAttribute, setText } from "./dom.js";
import { nextStep } from "./guide.js";
import { refusal } from "./guide-refusal.js";
import { alarm } from "./say.js";

// What a press did not do is worth a word for so long.
const NOTE_MS = 6000;

/** Follows the pen; facts are what the bench told in its hello. */
export class Guide {
  #note = null;
  #charged = false;
  #hinted = null;

  constructor(facts, pen, control) {
    this.control = control;
    this.facts = facts;
    this.pen = pen;
    this.restart();
    const button = byId("show-me");
    button.addEventListener("click", () => this.#bring());
    this.watch = new IntersectionObserver(([entry]) => (button.hidden = entry.isIntersecting), {
      threshold: 0.6,
    });
  }

  /** A new pen, or a new cartridge: what was done is over. */
  restart() {
    this.done = false;
    this.ran = false;
  }

  /** A button goes down: what was said of the one before is over, and what the pen will refuse is explained. */
  pressed(name, sample) {
    // A second button makes a combination, which means something else.
    const second = this.facts.buttons.some((other, index) => other !== name && sample.buttons[index] === 1);
    this.#noteIt({ refusal: second ? "" : refusal(name, sample, this.facts.limits) }, sample);
    this.show(sample);
  }

  /** Start/Stop was let go after so many milliseconds of the pen's time. */
  released(milliseconds, sample) {
    this.#noteIt({ tooShort: milliseconds < this.facts.limits.start_hold_ms }, sample);
  }

  #noteIt(note, sample) {
    this.#note = { ...note, moment: momentOf(sample), until: performance.now() + NOTE_MS };
  }

  /** Start/Stop goes down or up: what the hold is for is decided by where it began. */
  held(down, sample) {
    this.clears = down && sample.state === "Fault";
  }

  /** Every frame; writes only what changed. */
  show(sample) {
    if (sample.state === "Running") {
      this.ran = true;
    }
    if (this.#note && (performance.now() > this.#note.until || momentOf(sample) !== this.#note.moment)) {
      this.#note = null;
    }
    const enough = sample.batteryPercent >= this.facts.limits.battery_unplug_percent;
    this.#charged = sample.charger && (this.#charged || enough);
    // A contact that is back before the session is over was never lost.
    if (this.ran && !sample.present && sample.powered && sample.sessionSeconds === 0) {
      this.done = true;
    }
    if (
      !sample.powered ||
      sample.state === "BenchTest" ||
      // A session whose time is over is refused, and done as soon as its cartridge is out.
      (sample.state === "Refused" && sample.verdict !== "SessionOver") ||
      (sample.state === "Ready" && sample.sessionSeconds === 0)
    ) {
      this.restart();
    }
    const step = nextStep(sample, {
      heldMs: this.pen.heldMilliseconds(sample),
      watches: this.control.watches,
      clears: this.clears,
      tooShort: this.#note?.tooShort ?? false,
      done: this.done,
      charged: this.#charged,
      limits: this.facts.limits,
      words: (name, table) => this.facts[table][name]?.words ?? name,
      needsService: (name) => this.facts.reasons[name]?.service ?? false,
    });
    setAttribute(document.querySelector(".guide"), "data-tone", step.tone);
    setAttribute(byId("chip-mark"), "data-sign", step.sign);
    setText(byId("chip-text"), stateWord(sample));
    setText(byId("next"), step.next);
    const refused = this.#note?.refusal ?? "";
    setAttribute(byId("why"), "aria-live", refused ? "polite" : "off");
    setText(byId("why"), refused || step.why);
    this.#hint(step.target);
    if (sample.state === "Fault" || sample.state === "Refused") {
      alarm(step.next);
    }
  }

  #hint(target) {
    const element = find(target);
    if (element !== this.#hinted) {
      this.#hinted?.classList.remove("hinted");
      element?.classList.add("hinted");
      this.#hinted = element;
      this.watch.disconnect();
      byId("show-me").hidden = true;
      if (element) {
        this.watch.observe(element);
      }
    }
  }

  // What the next step is done with can be beyond the edge of the window.
  #bring() {
    const element = this.#hinted;
    element?.closest("details")?.setAttribute("open", "");
    element?.scrollIntoView({ block: "center", behavior: lessMotion.matches ? "auto" : "smooth" });
    const control = element?.matches("button, input") ? element : element?.querySelector("button, input");
    control?.focus({ preventScroll: true });
  }
}

function find(target) {
  return target === null
    ? null
    : (document.querySelector(`[data-button="${target}"], [data-kind="${target}"]`) ?? byId(target));
}

// The pen goes on refusing a cartridge whose session is over; for people that is another matter.
function stateWord({ state, verdict, asleep }) {
  if (state === "Refused" && verdict === "SessionOver") {
    return "Session over";
  }
  return STATES[state] ?? (asleep ? "Asleep" : "Off");
}

// What a person changes: once it is another, what was said of a press is out of date.
function momentOf({ state, setDepth, level, unlocked, present, charger, skin }) {
  return [state, setDepth, level, unlocked, present, charger, skin > 0].join();
}

/** The states in a word or two. */
export const STATES = {
  SelfTest: "Checking itself",
  Homing: "Finding home",
  NoCartridge: "No cartridge",
  Identifying: "Reading cartridge",
  Refused: "Cartridge refused",
  Ready: "Ready",
  Opening: "Marking cartridge",
  Extending: "Needles out",
  Running: "Running",
  Retracting: "Needles in",
  Fault: "Fault",
  Saving: "Saving",
  Asleep: "Asleep",
  Calibrating: "Calibrating",
  BenchTest: "Bench self-test",
};
