// The pen's five buttons: fingers, mouse and keys press, hold and chord them; Shift keeps one down.
import { byId, make, setAttribute } from "./dom.js";
import { Edges } from "./edges.js";

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

// Only buttons that are down and settled when the power comes are down from the first period on.
const SETTLED_SECONDS = 0.3;

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
  {
    text: "Bench self-test",
    line: "press speed-&depth- 2000ms",
    title: "Power off, and on again with Speed − and Depth − held",
    powersUp: true,
  },
];

/** Reports presses to the bench, and shows a button down at once, before the bench has answered. */
export class Buttons {
  #fingers = new Map();
  #byPointer = new Map();
  #edges = new Map();
  #powerUpAt = Infinity;

  constructor(link) {
    this.link = link;
    this.elements = new Map();
    this.keysWork = true;
    this.sticky = false;
    this.onpress = () => {};
    this.onchange = () => {};
    this.onheld = () => {};
    for (const element of document.querySelectorAll("[data-button]")) {
      const name = element.dataset.button;
      this.elements.set(name, element);
      this.#fingers.set(name, new Set());
      this.#edges.set(name, new Edges((down) => this.#send(name, down)));
      this.#bind(element, name);
    }
    this.#bindKeys();
    this.#bindSwitch("sticky", () => (this.sticky = !this.sticky));
    this.#bindSwitch("keys", () => (this.keysWork = !this.keysWork));
    const chords = byId("chords");
    for (const chord of CHORDS) {
      const button = make("button", { type: "button", title: chord.title }, chord.text);
      button.addEventListener("click", () => this.#chord(chord));
      chords.append(button);
    }
  }

  /** Every frame. A button can also be down by another page or a line. */
  show(order, sample) {
    if (sample.seconds >= this.#powerUpAt) {
      this.#powerUpAt = Infinity;
      this.link.act("power on");
    }
    order.forEach((name, index) => {
      if (this.elements.has(name)) {
        const edges = this.#edges.get(name);
        edges.tick(sample.seconds, sample.paused);
        this.#look(name, edges.expected(sample.seconds) ?? sample.buttons[index] === 1);
      }
    });
  }

  /** Lets go of everything, without a word: the bench has done the same. */
  forget() {
    this.#byPointer.clear();
    this.#powerUpAt = Infinity;
    this.elements.forEach((_, name) => this.#forget(name));
  }

  #forget(name) {
    this.#fingers.get(name).clear();
    this.#edges.get(name).forget();
    this.elements.get(name).classList.remove("kept");
    this.#look(name, false);
  }

  #look(name, down) {
    const element = this.elements.get(name);
    element.classList.toggle("down", down);
    setAttribute(element, "aria-pressed", down);
  }

  #press(name, finger) {
    const fingers = this.#fingers.get(name);
    const first = fingers.size === 0;
    fingers.add(finger);
    if (first) {
      this.onpress(name);
      this.#look(name, true);
      this.#edges.get(name).add(true);
    }
  }

  #release(name, finger) {
    const fingers = this.#fingers.get(name);
    if (fingers.delete(finger) && fingers.size === 0) {
      this.#edges.get(name).add(false);
    }
  }

  async #send(name, down) {
    this.#look(name, down);
    this.onchange(name, down);
    const done = await this.link.act(`${down ? "hold" : "release"} ${name}`);
    if (!done) {
      if (down) {
        this.#forget(name);
        this.onchange(name, false);
      }
      return null;
    }
    const seconds = done.at_us / 1e6;
    if (down) {
      this.onheld(name, seconds);
    }
    return seconds;
  }

  async #chord({ line, powersUp = false }) {
    if (powersUp && !(await this.link.act("power off"))) {
      return;
    }
    const done = await this.link.act(line);
    if (done && powersUp) {
      this.#powerUpAt = done.at_us / 1e6 + SETTLED_SECONDS;
    }
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
        this.onpress(name);
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
