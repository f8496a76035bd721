// The pen's five buttons: fingers, mouse and keys press, hold and chord them; Shift keeps one down.
import { byId, make, setAttribute } from "./dom.js";

const KEYS = {
  KeyS: "start",
  Space: "start",
  ArrowUp: "depth+",
  ArrowDown: "depth-",
  ArrowRight: "speed+",
  ArrowLeft: "speed-",
};

// Without a pointer or a key there is no telling how long: assistive technology only says "activate".
const ACTIVATION = { start: "400ms" };
const ACTIVATION_ELSE = "100ms";

// A tap can be over in a millisecond, which a contact that bounces never reports. No finger is that quick.
export const SHORTEST_MS = 70;

const CHORDS = [
  { text: "Clear a fault", line: "press start 1200ms", title: "Start/Stop for 1.2 s" },
  {
    text: "Unlock above 1.5 mm",
    line: "press speed+&depth+ 3200ms",
    title: "Speed + and Depth + together for 3.2 s",
  },
  {
    text: "Calibrate depth",
    line: "press speed+&depth- 3200ms",
    title: "Speed + and Depth − together for 3.2 s, without a cartridge",
  },
  {
    text: "Send record by cable",
    line: "press speed-&depth- 3200ms",
    title: "Speed − and Depth − together for 3.2 s",
  },
  { text: "Sleep", line: "press start 2200ms", title: "Start/Stop for 2.2 s" },
];

/** Reports presses to the bench, and shows a button down at once, before the bench has answered. */
export class Buttons {
  #fingers = new Map();
  #byPointer = new Map();
  #downAt = new Map();
  #late = new Map();

  constructor(link) {
    this.link = link;
    this.elements = new Map();
    this.keysWork = true;
    this.sticky = false;
    this.onchange = () => {};
    this.onheld = () => {};
    /** How long a press lasts at least, by the computer's clock: tells who knows the speed of time. */
    this.shortestMs = () => SHORTEST_MS;
    for (const element of document.querySelectorAll("[data-button]")) {
      const name = element.dataset.button;
      this.elements.set(name, element);
      this.#fingers.set(name, new Set());
      this.#bind(element, name);
    }
    this.#bindKeys();
    this.#bindSwitch("sticky", () => (this.sticky = !this.sticky));
    this.#bindSwitch("keys", () => (this.keysWork = !this.keysWork));
    const chords = byId("chords");
    for (const chord of CHORDS) {
      const button = make("button", { type: "button", title: chord.title }, chord.text);
      button.addEventListener("click", () => link.act(chord.line));
      chords.append(button);
    }
  }

  /** True while something on this page holds the button. */
  isHeld(name) {
    return this.#fingers.get(name).size > 0 || this.#late.has(name);
  }

  /** The bench's view: a button can be down by another page or a line. */
  show(order, down) {
    order.forEach((name, index) => {
      const element = this.elements.get(name);
      if (element) {
        const pressed = down[index] === 1 || this.isHeld(name);
        element.classList.toggle("down", pressed);
        setAttribute(element, "aria-pressed", pressed);
      }
    });
  }

  /** Lets go of everything, without a word: the bench has done the same. */
  forget() {
    this.#byPointer.clear();
    this.#late.forEach((timer) => clearTimeout(timer));
    this.#late.clear();
    for (const [name, fingers] of this.#fingers) {
      fingers.clear();
      this.elements.get(name).classList.remove("down", "kept");
    }
  }

  #press(name, finger) {
    const fingers = this.#fingers.get(name);
    const first = fingers.size === 0;
    fingers.add(finger);
    this.elements.get(name).classList.add("down");
    if (first && this.#late.has(name)) {
      this.#letGo(name);
    }
    if (first) {
      this.#downAt.set(name, performance.now());
      this.onchange(name, true);
      this.link.act(`hold ${name}`).then((done) => (done ? this.onheld(name, done.at_us / 1e6) : this.#refused(name)));
    }
  }

  #release(name, finger) {
    const fingers = this.#fingers.get(name);
    if (fingers.delete(finger) && fingers.size === 0) {
      const wait = this.shortestMs() - (performance.now() - this.#downAt.get(name));
      if (wait > 0) {
        this.#late.set(
          name,
          setTimeout(() => this.#letGo(name), wait),
        );
      } else {
        this.#letGo(name);
      }
    }
  }

  #letGo(name) {
    clearTimeout(this.#late.get(name));
    this.#late.delete(name);
    this.elements.get(name).classList.remove("down");
    this.onchange(name, false);
    this.link.act(`release ${name}`);
  }

  #refused(name) {
    this.#fingers.get(name).clear();
    this.elements.get(name).classList.remove("down", "kept");
    this.onchange(name, false);
  }

  // Shift, or the switch for those who cannot hold: down at the first press, up at the second.
  #toggle(name) {
    const kept = this.#fingers.get(name).has("kept");
    this.elements.get(name).classList.toggle("kept", !kept);
    if (kept) {
      this.#release(name, "kept");
    } else {
      this.#press(name, "kept");
    }
  }

  #bind(element, name) {
    element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) {
        return;
      }
      event.preventDefault();
      element.focus({ preventScroll: true });
      if (event.shiftKey || this.sticky || this.#fingers.get(name).has("kept")) {
        this.#toggle(name);
        return;
      }
      element.setPointerCapture(event.pointerId);
      this.#byPointer.set(event.pointerId, name);
      this.#press(name, event.pointerId);
    });
    const up = (event) => {
      if (this.#byPointer.delete(event.pointerId)) {
        this.#release(name, event.pointerId);
      }
    };
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("lostpointercapture", up);
    element.addEventListener("contextmenu", (event) => event.preventDefault());
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        event.stopPropagation();
        if (!event.repeat) {
          this.#keyDown(name, event);
        }
      }
    });
    element.addEventListener("click", (event) => {
      // Pointers and keys were dealt with above; what is left comes from assistive technology.
      if (event.detail === 0 && !event.pointerType) {
        this.link.act(`press ${name} ${ACTIVATION[name] ?? ACTIVATION_ELSE}`);
      }
    });
  }

  #bindKeys() {
    document.addEventListener("keydown", (event) => {
      const name = KEYS[event.code];
      if (
        !name ||
        !this.keysWork ||
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        event.defaultPrevented
      ) {
        return;
      }
      if (takesKeys(document.activeElement, event.code)) {
        return;
      }
      event.preventDefault();
      if (!event.repeat) {
        this.#keyDown(name, event);
      }
    });
    document.addEventListener("keyup", (event) => {
      for (const [name, fingers] of this.#fingers) {
        if (fingers.has(`key ${event.code}`)) {
          event.preventDefault();
          this.#release(name, `key ${event.code}`);
        }
      }
    });
    window.addEventListener("blur", () => {
      for (const [name, fingers] of this.#fingers) {
        [...fingers]
          .filter((finger) => String(finger).startsWith("key "))
          .forEach((finger) => this.#release(name, finger));
      }
    });
  }

  #keyDown(name, event) {
    if (event.shiftKey || this.sticky || this.#fingers.get(name).has("kept")) {
      this.#toggle(name);
    } else {
      this.#press(name, `key ${event.code}`);
    }
  }

  #bindSwitch(id, change) {
    const element = byId(id);
    element.addEventListener("click", () => {
      setAttribute(element, "aria-pressed", change());
    });
  }
}

// Whoever has the focus and knows what to do with a key keeps it.
function takesKeys(element, code) {
  if (!element || element === document.body) {
    return false;
  }
  if (element.matches("input:not([type=range]), textarea, select")) {
    return true;
  }
  if (code === "KeyS") {
    return false;
  }
  if (element.matches("button, summary, a")) {
    return code === "Space";
  }
  return element.matches("input, [tabindex='0']");
}
