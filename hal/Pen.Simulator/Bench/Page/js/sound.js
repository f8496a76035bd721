// The buzzer made audible: off until the person wants it.
import { byId, setAttribute } from "./dom.js";

const PITCH_HZ = 2700;
const LOUDNESS = 0.04;
const EDGE_SECONDS = 0.004;

/** A tone for as long as the buzzer's pin is on. */
export class Sound {
  #gain = null;
  #context = null;
  #on = false;

  constructor() {
    this.button = byId("sound");
    this.button.addEventListener("click", () => this.#toggle());
  }

  show(buzzing) {
    if (!this.#gain || buzzing === this.sounding) {
      return;
    }
    this.sounding = buzzing;
    const level = buzzing && this.#on ? LOUDNESS : 0;
    this.#gain.gain.setTargetAtTime(level, this.#context.currentTime, EDGE_SECONDS);
  }

  #toggle() {
    this.#on = !this.#on;
    setAttribute(this.button, "aria-pressed", this.#on);
    if (this.#on && !this.#context) {
      this.#context = new AudioContext();
      this.#gain = this.#context.createGain();
      this.#gain.gain.value = 0;
      const tone = this.#context.createOscillator();
      tone.type = "square";
      tone.frequency.value = PITCH_HZ;
      tone.connect(this.#gain).connect(this.#context.destination);
      tone.start();
    }
    if (!this.#on && this.#gain) {
      this.#gain.gain.value = 0;
    }
    this.sounding = false;
  }
}
