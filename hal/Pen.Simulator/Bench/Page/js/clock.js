// The pen's time: how fast it runs, whether it stands, one period at a time.
import { byId, isTouched, noteTouch, setAttribute, setText } from "./dom.js";

const SPEEDS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
const SLIDER_MS = 80;

/** Binds the time controls in the header. */
export class Clock {
  /** The newest sample. */
  sample = null;

  constructor(link) {
    this.link = link;
    this.pause = byId("pause");
    this.period = byId("period");
    this.slider = byId("speed");
    this.pause.addEventListener("click", () => link.ask({ type: this.sample?.paused ? "resume" : "pause" }));
    this.period.addEventListener("click", () => this.#onePeriod());
    noteTouch(this.slider);
    let timer = 0;
    this.slider.addEventListener("input", () => {
      this.#tell(SPEEDS[this.slider.value]);
      clearTimeout(timer);
      timer = setTimeout(() => link.ask({ type: "speed", value: SPEEDS[this.slider.value] }), SLIDER_MS);
    });
  }

  /** A few times a second. */
  show(sample) {
    setText(byId("clock"), clockText(sample.seconds));
    setAttribute(this.pause, "aria-pressed", sample.paused);
    setText(byId("pause-text"), sample.paused ? "Resume" : "Pause");
    if (!isTouched(this.slider)) {
      this.slider.value = nearest(sample.speed);
    }
    this.#tell(sample.speed, sample.limited);
  }

  async #onePeriod() {
    if (!this.sample?.paused && !(await this.link.ask({ type: "pause" }))) {
      return;
    }
    this.link.ask({ type: "period" });
  }

  #tell(speed, limited = false) {
    setText(byId("speed-text"), `${speed}×${limited ? " (slower)" : ""}`);
    setAttribute(this.slider, "aria-valuetext", `${speed} times real time`);
  }
}

function nearest(speed) {
  const distance = (index) => Math.abs(Math.log(SPEEDS[index] / speed));
  return SPEEDS.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
}

/** A time of the pen as people read clocks: seconds, or minutes and seconds. */
export function clockText(seconds, digits = 1) {
  const rounded = Number(seconds.toFixed(digits));
  if (rounded < 60) {
    return `${rounded.toFixed(digits)} s`;
  }
  const minutes = Math.floor(rounded / 60);
  return `${minutes}:${(rounded - 60 * minutes).toFixed(digits).padStart(digits > 0 ? 3 + digits : 2, "0")}`;
}
