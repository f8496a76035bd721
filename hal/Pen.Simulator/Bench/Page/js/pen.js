// The drawing of the pen and the figures beside it follow the pen.
import { byId, lessMotion, setAttribute, setText } from "./dom.js";
import { figure } from "./figures.js";

const COLOURS = ["off", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const STEADY_MS = 700;

// The pen counts from the moment that its contact has settled: bounce and a control period or two.
const SETTLING_MS = 80;

/** Light, buzzer, cartridge, skin, reach, readouts and the ring around Start/Stop. */
export class Pen {
  #held = null;
  #lit = { colour: 0, at: 0 };
  #dark = -Infinity;
  #sounded = 0;

  constructor(facts) {
    this.facts = facts;
    this.cartridge = byId("cartridge");
    this.skin = byId("skin-surface");
    this.charger = byId("charger");
    this.reach = byId("reach");
    this.lamp = byId("lamp");
    this.glow = byId("lamp-glow");
    this.buzz = byId("buzz");
    this.ring = byId("ring");
    this.start = document.querySelector('[data-button="start"]');
  }

  /** A finger goes onto Start/Stop, or off it. When it arrives at the pen, heldSince() tells. */
  hold(held) {
    this.#held = held ? Infinity : null;
  }

  /** The bench has put the finger there, at this time of the pen. */
  heldSince(seconds) {
    if (this.#held !== null) {
      this.#held = seconds + SETTLING_MS / 1000;
    }
  }

  /** How long Start/Stop has been down, in the pen's milliseconds; null if it is up. */
  heldMilliseconds(sample) {
    return this.#held === null ? null : Math.max(0, (sample.seconds - this.#held) * 1000);
  }

  /** Every frame: what must react at once. */
  show(sample) {
    setAttribute(this.cartridge, "data-on", sample.present);
    setAttribute(this.skin, "data-on", sample.skin > 0);
    setAttribute(this.charger, "data-on", sample.charger);
    setAttribute(this.buzz, "data-on", sample.buzzer);
    const out = Math.round(Math.max(0, sample.trueDepth) * 100) / 100;
    setAttribute(this.reach, "d", `M-2.6 137.6 H2.6 V${137.6 + out} H-2.6 Z`);
    this.#showLight(sample);
    this.#showRing(sample);
    if (sample.buzzer) {
      this.#sounded = performance.now();
    }
  }

  /** A few times a second: what people read. */
  showFigures(sample) {
    setText(byId("read-rate"), sample.trueRate < 0.5 ? "0" : figure(sample.trueRate, 1));
    setText(byId("read-depth"), figure(sample.trueDepth, 2));
    setText(byId("read-strokes"), figure(sample.sessionPunctures));
    setText(
      byId("read-rate-set"),
      sample.level > 0 ? `level ${sample.level}${sample.rateLimited ? ", limited" : " of 5"}` : "set –",
    );
    setText(
      byId("read-depth-set"),
      sample.setDepth > 0
        ? `set ${sample.setDepth.toFixed(1)}${sample.unlocked ? ", unlocked" : ""}`
        : "set –",
    );
    const minutes = Math.floor(sample.sessionSeconds / 60);
    setText(
      byId("read-session"),
      sample.sessionSeconds > 0
        ? `${minutes}:${String(Math.floor(sample.sessionSeconds % 60)).padStart(2, "0")} left`
        : sample.sessionPunctures > 0
          ? "last session"
          : "no session",
    );
    const now = performance.now();
    const blinking = now - this.#lit.at < STEADY_MS && now - this.#dark < STEADY_MS;
    setText(
      byId("lamp-word"),
      blinking ? `lamp ${COLOURS[this.#lit.colour]}, blinking` : `lamp ${sample.light}`,
    );
    setText(
      byId("buzz-word"),
      performance.now() - this.#sounded < STEADY_MS ? "buzzer sounds" : "buzzer quiet",
    );
  }

  #showLight(sample) {
    const now = performance.now();
    let colour = Math.max(0, COLOURS.indexOf(sample.light));
    if (colour > 0) {
      this.#lit = { colour, at: now };
    } else {
      this.#dark = now;
    }
    if (colour === 0 && lessMotion.matches && now - this.#lit.at < STEADY_MS) {
      colour = this.#lit.colour;
    }
    setAttribute(this.lamp, "data-light", colour);
    setAttribute(this.glow, "data-light", colour);
  }

  // Full at the time that the pen asks for; its colour, and the guide's words, say for what.
  #showRing(sample) {
    const held = this.heldMilliseconds(sample);
    if (held === null || sample.state === "Running") {
      setAttribute(this.start, "data-hold", "none");
      this.#setRing(0);
      return;
    }
    const limits = this.facts.limits;
    const goal = sample.state === "Fault" ? limits.clear_hold_ms : limits.start_hold_ms;
    const sleep = held > (goal + limits.sleep_hold_ms) / 2;
    const share = sleep ? held / limits.sleep_hold_ms : held / goal;
    setAttribute(
      this.start,
      "data-hold",
      sleep ? "sleep" : sample.state === "Fault" ? "clear" : held >= goal ? "go" : "wait",
    );
    this.#setRing(Math.min(1, share));
  }

  #setRing(share) {
    const dash = `${(share * 100).toFixed(0)} 200`;
    if (this.shownDash !== dash) {
      this.shownDash = dash;
      this.ring.style.strokeDasharray = dash;
    }
  }
}
