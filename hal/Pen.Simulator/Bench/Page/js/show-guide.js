// Puts the next step where it is seen and heard, and marks what it is done with.
import { byId, lessMotion, setAttribute, setText } from "./dom.js";
import { nextStep } from "./guide.js";
import { alarm } from "./say.js";

// A hold shorter than asked for is worth a word for so long.
const TOO_SHORT_MS = 6000;

/** Follows the pen; facts are what the bench told in its hello. */
export class Guide {
  #tooShortAt = -Infinity;
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

  /** Start/Stop was let go after so many milliseconds of the pen's time. */
  released(milliseconds) {
    this.#tooShortAt = milliseconds < this.facts.limits.start_hold_ms ? performance.now() : -Infinity;
  }

  /** Start/Stop goes down or up: what the hold is for is decided by where it began. */
  held(down, sample) {
    this.clears = down && sample.state === "Fault";
  }

  /** Every frame; writes only what changed. */
  show(sample) {
    if (sample.state === "Running") {
      this.#tooShortAt = -Infinity;
      this.ran = true;
    }
    // A contact that is back before the session is over was never lost.
    if (this.ran && !sample.present && sample.powered && sample.sessionSeconds === 0) {
      this.done = true;
    }
    if (
      !sample.powered ||
      ["BenchTest", "Refused"].includes(sample.state) ||
      (sample.state === "Ready" && sample.sessionSeconds === 0)
    ) {
      this.restart();
    }
    const step = nextStep(sample, {
      heldMs: this.pen.heldMilliseconds(sample),
      watches: this.control.watches,
      clears: this.clears,
      tooShort: performance.now() - this.#tooShortAt < TOO_SHORT_MS,
      done: this.done,
      limits: this.facts.limits,
      words: (name, table) => this.facts[table][name]?.words ?? name,
      needsService: (name) => this.facts.reasons[name]?.service ?? false,
      advice: (name) => this.facts.reasons[name]?.advice ?? "",
    });
    setAttribute(document.querySelector(".guide"), "data-tone", step.tone);
    setAttribute(byId("chip-mark"), "data-sign", step.sign);
    setText(byId("chip-text"), STATES[sample.state] ?? (sample.asleep ? "Asleep" : "Off"));
    setText(byId("next"), step.next);
    setText(byId("why"), step.why);
    this.#hint(step.target);
    if (sample.state === "Fault" || sample.state === "Refused") {
      alarm(step.next);
    }
  }

  #hint(target) {
    const element =
      target === null
        ? null
        : (document.querySelector(`[data-button="${target}"], [data-kind="${target}"]`) ?? byId(target));
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

  // What the next step is done with can be below the edge of the window.
  #bring() {
    const element = this.#hinted;
    element?.closest("details")?.setAttribute("open", "");
    element?.scrollIntoView({ block: "center", behavior: lessMotion.matches ? "auto" : "smooth" });
    const control = element?.matches("button, input") ? element : element?.querySelector("button, input");
    control?.focus({ preventScroll: true });
  }
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
