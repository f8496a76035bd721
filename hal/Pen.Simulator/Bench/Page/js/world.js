// The world around the pen: tray of cartridges, skin, battery, charger and the power switch.
import { byId, isTouched, make, noteTouch, setAttribute, setText, svg } from "./dom.js";
import { say } from "./say.js";

const TRAY = [
  { kind: "fresh", name: "Fresh", note: "unused" },
  { kind: "short-limit", name: "Shorter limit", note: "1.0 mm at most" },
  { kind: "same", name: "Same again", note: "the last one out" },
  { kind: "used", name: "Used", note: "elsewhere" },
  { kind: "clone", name: "Clone", note: "of the last one" },
  { kind: "foreign", name: "Foreign", note: "another maker" },
  { kind: "bad-crc", name: "Damaged", note: "data do not add up" },
  { kind: "unprotected", name: "Unprotected", note: "mark can be wiped" },
];

const RARE = [
  { kind: "unknown-format", name: "Later format", note: "unknown kind" },
  { kind: "bad-rom", name: "Bad serial", note: "fails its check" },
  { kind: "fresh max-depth=0.1mm", name: "Over limit", note: "0.1 mm at most" },
  { kind: "unmarkable", name: "Unmarkable", note: "mark cannot be set" },
  { kind: "dead", name: "Dead", note: "does not answer" },
  { kind: "shorted", name: "Shorted", note: "contacts touch" },
  { kind: "service", name: "Service", note: "for the self-test" },
];

// A hand that swaps cartridges needs this long; the pen's session is over after 300 ms without one.
const SWAP_SECONDS = 0.6;
const MOVING = ["Opening", "Extending", "Running", "Retracting"];
const SLIDER_MS = 80;

/** Sends what is done to the world as lines, and shows the world as the bench tells it. */
export class World {
  #waiting = null;
  #inserted = null;
  #lastKind = null;

  /** The newest sample: what a click means depends on it. */
  sample = null;

  constructor(link, facts) {
    this.link = link;
    this.facts = facts;
    this.cards = [];
    this.#fillTray(byId("tray"), TRAY);
    this.#fillTray(byId("tray-rare"), RARE);
    this.remove = byId("remove");
    this.remove.addEventListener("click", () => link.act("remove"));
    this.#bindDrop();
    this.skinOn = byId("skin-on");
    this.skin = byId("skin");
    this.skinOn.addEventListener("click", () =>
      this.#press(this.skinOn.getAttribute("aria-pressed") !== "true"),
    );
    this.skin.addEventListener(
      "input",
      later(() => this.sample?.skin > 0 && this.#press(true)),
    );
    this.skin.addEventListener("input", () => this.#tellSkin());
    this.power = byId("power");
    this.power.addEventListener("click", () =>
      link.act(this.sample?.powered || this.sample?.asleep ? "power off" : "power on"),
    );
    this.plug = byId("plug");
    this.plug.addEventListener("click", () =>
      link.act(this.sample?.charger ? "charger unplug" : "charger plug"),
    );
    this.battery = byId("battery");
    this.battery.addEventListener(
      "input",
      later(() => link.act(`battery ${this.battery.value}%`)),
    );
    this.battery.addEventListener("input", () => setText(byId("battery-text"), `${this.battery.value} %`));
    noteTouch(this.skin);
    noteTouch(this.battery);
    this.#tellSkin();
  }

  /** A few times a second. */
  show(sample) {
    if (!sample.present && document.activeElement === this.remove) {
      document.querySelector('[data-kind="fresh"]').focus();
    }
    this.remove.disabled = !sample.present;
    this.#lastKind = sample.cartridge?.kind ?? this.#lastKind;
    for (const card of this.cards) {
      setAttribute(card, "data-in", card.dataset.kind === this.#seated);
    }
    setAttribute(this.skinOn, "aria-pressed", sample.skin > 0);
    setAttribute(this.power, "aria-pressed", sample.powered || sample.asleep);
    setAttribute(this.plug, "aria-pressed", sample.charger);
    if (sample.skin > 0 && !isTouched(this.skin) && Math.abs(sample.skin - this.skin.value) > 0.02) {
      this.skin.value = sample.skin;
      this.#tellSkin();
    }
    if (!isTouched(this.battery)) {
      this.battery.value = sample.charge;
      setText(byId("battery-text"), `${sample.charge.toFixed(0)} %`);
    }
    if (this.#waiting && !sample.present && sample.seconds >= this.#waiting.at) {
      this.#seat(this.#waiting.kind);
    }
  }

  // The cartridge that is in comes out first, as with real hands; but not out of a motor that runs, by a stray key.
  #insert(kind) {
    if (!this.sample?.present) {
      this.#seat(kind);
      return;
    }
    if (MOVING.includes(this.sample.state)) {
      say("The pen is running with another cartridge. Stop it, or press “Take the cartridge out”.");
      return;
    }
    if (kind === this.#seated) {
      say("This one is in the pen. Press “Take the cartridge out” first, then click one in the tray.");
      return;
    }
    this.link.act("remove").then((done) => {
      if (done) {
        this.#waiting = { kind, at: this.sample.seconds + SWAP_SECONDS };
      }
    });
  }

  // What of the tray is in the pen. The bench tells no more than the kind; the rest is known if it was put in here.
  get #seated() {
    const kind = this.sample?.cartridge?.kind ?? null;
    return kind !== null && this.#inserted?.kind === kind ? this.#inserted.card : kind;
  }

  #seat(card) {
    this.#waiting = null;
    const kind = card === "same" ? this.#lastKind : card.split(" ")[0];
    this.link.act(`insert ${card}`).then((done) => {
      if (done) {
        this.#inserted = { card, kind };
      }
    });
  }

  #press(on) {
    this.link.act(on ? `skin ${Number(this.skin.value).toFixed(2)}mNm` : "skin 0mNm");
  }

  #tellSkin() {
    const torque = Number(this.skin.value);
    const word =
      torque < 0.2
        ? "lightly"
        : torque < 0.5
          ? "as in normal use"
          : torque < 0.75
            ? "too hard: the pen warns"
            : "much too hard: the pen stops";
    setText(byId("skin-text"), `${torque.toFixed(2)} mNm`);
    setText(byId("skin-hint"), word);
    setAttribute(this.skin, "aria-valuetext", `${torque.toFixed(2)} millinewton metres, ${word}`);
  }

  #fillTray(tray, kinds) {
    for (const { kind, name, note } of kinds) {
      const card = make(
        "button",
        { type: "button", class: "card", draggable: "true", "data-kind": kind },
        picture(kind),
        make("span", { class: "card-name" }, name),
        make("span", { class: "card-note" }, note),
      );
      card.addEventListener("click", () => this.#insert(kind));
      card.addEventListener("dragstart", (event) => {
        event.dataTransfer.setData("text/plain", kind);
        event.dataTransfer.effectAllowed = "copy";
      });
      this.cards.push(card);
      tray.append(card);
    }
  }

  #bindDrop() {
    const pen = byId("pen-figure");
    pen.addEventListener("dragover", (event) => {
      event.preventDefault();
      setAttribute(pen, "data-drop", true);
    });
    pen.addEventListener("dragleave", () => setAttribute(pen, "data-drop", false));
    pen.addEventListener("drop", (event) => {
      event.preventDefault();
      setAttribute(pen, "data-drop", false);
      const kind = event.dataTransfer.getData("text/plain");
      if ([...TRAY, ...RARE].some((entry) => entry.kind === kind)) {
        this.#insert(kind);
      }
    });
  }
}

// At most one call a moment while a slider is dragged, and always the last one.
function later(action) {
  let timer = 0;
  return () => {
    if (timer === 0) {
      timer = setTimeout(() => {
        timer = 0;
        action();
      }, SLIDER_MS);
    }
  };
}

// Each kind has a sign of its own on the cartridge: no two differ by colour alone.
const SIGNS = {
  fresh: "M9 17 l3 3 l5.5 -6",
  "short-limit": "M8 14 h10 M8 19 h5",
  same: "M17.5 15 a5 5 0 1 0 .5 4 M18 12 v4 h-4",
  used: "M8.5 13 l9 9 M17.5 13 l-9 9",
  clone: "M8 13 h7 v7 h-7 z M11 16 h7 v7 h-7 z",
  foreign: "M13 12 l5.5 9.5 h-11 z",
  "bad-crc": "M14 11 l-4 6 h6 l-4 6",
  unprotected: "M9 17 h8 v6 h-8 z M11 17 v-3 a2.5 2.5 0 0 1 5 -.5",
};

function picture(kind) {
  const sign =
    SIGNS[kind] ??
    (kind.startsWith("fresh") ? "M8 14 h10 M13 17 v6 M10 20 l3 3 l3 -3" : "M13 12 v7 M13 22 v1.5");
  return svg(
    "svg",
    { class: "card-picture", viewBox: "0 0 26 40", width: 26, height: 40, "aria-hidden": "true" },
    svg("path", { class: "card-collar", d: "M6 3 h14 v5 h-14 z" }),
    svg("path", { class: "card-body", d: "M4 8 h18 l-2 20 q-.5 6 -3 6 h-8 q-2.5 0 -3 -6 z" }),
    svg("path", { class: "card-needles", d: "M10 34 v4 M13 34 v5 M16 34 v4" }),
    svg("path", { class: "card-sign", d: sign }),
  );
}
