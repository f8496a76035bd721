// The fault panel: every part, what can go wrong with it, how much of it, and what is wrong now.
import { byId, make, setAttribute, setText } from "./dom.js";
import { figure } from "./figures.js";
import { sentence } from "./say.js";

const MOTOR = "while the motor runs";
const DEPTH = "in the next depth move: at a start, a stop, or a change of depth";
const HOME = "when the needles leave home or come back: at power-up, at a start, or at a stop";
const CARTRIDGE = "when a cartridge is put in, or at a start";
const FLASH = "when the journal is read or written: at power-up, at a start, or at a stop";

// When a fault shows, where it does not at once and all of a part's show alike.
const SHOWS = {
  rotor: MOTOR,
  skin: MOTOR,
  winding: MOTOR,
  stepper: DEPTH,
  "home-sensor": HOME,
  "cartridge-memory": CARTRIDGE,
  "cartridge-line": CARTRIDGE,
  flash: FLASH,
};

const QUICK = [
  { text: "Jam the motor", line: "rotor jammed", shows: MOTOR },
  { text: "Cut the encoder", line: "encoder cut", shows: MOTOR },
  { text: "Short the driver", line: "driver shorted", shows: MOTOR },
  { text: "Lose depth steps", line: "stepper loses 40", shows: DEPTH },
  { text: "Loose cartridge", line: "cartridge-switch loose", shows: "at once, if one is in" },
  { text: "Stall the processor 0.4 s", line: "control-loop stalled for 400ms", shows: MOTOR },
];

/** Fills its lists from the vocabulary that the bench sends. */
export class Faults {
  constructor(link) {
    this.link = link;
    this.rows = [];
    this.form = byId("fault-form");
    this.site = byId("fault-site");
    this.word = byId("fault-word");
    this.amount = byId("fault-amount");
    this.time = byId("fault-time");
    this.list = byId("active");
    for (const { text, line, shows } of QUICK) {
      const id = `shows-${line.replaceAll(" ", "-")}`;
      const button = make("button", { type: "button", "aria-describedby": id }, text);
      button.addEventListener("click", () => link.act(`fault ${line}`));
      const hint = make("span", { class: "hint", id }, `Shows ${shows}.`);
      byId("fault-quick").append(make("div", {}, button, hint));
    }
    this.site.addEventListener("change", () => this.#fillWords());
    this.word.addEventListener("change", () => this.#showRow());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#inject();
    });
    this.#showActive([]);
  }

  /** The vocabulary of a hello. */
  learn(rows) {
    this.rows = rows;
    const sites = [...new Set(rows.map((row) => row.site))];
    const chosen = this.site.value;
    this.site.replaceChildren(...sites.map((site) => make("option", { value: site }, site)));
    this.site.value = sites.includes(chosen) ? chosen : sites[0];
    this.#fillWords();
  }

  /** A few times a second: the faults that there are, as scenarios write them. */
  show(sample) {
    const text = sample.faults.join("\n");
    if (text !== this.shown) {
      this.shown = text;
      this.#showActive(sample.faults);
    }
  }

  get #row() {
    return this.rows.find((row) => row.site === this.site.value && row.word === this.word.value);
  }

  #fillWords() {
    const rows = this.rows.filter((row) => row.site === this.site.value);
    this.word.replaceChildren(...rows.map((row) => make("option", { value: row.word }, row.word)));
    this.#showRow();
  }

  #showRow() {
    const row = this.#row;
    if (!row) {
      return;
    }
    setText(byId("fault-meaning"), meaning(row) + (row.catalogue ? ` (${row.catalogue})` : ""));
    byId("fault-amount-row").hidden = !row.takes_amount;
    this.amount.disabled = !row.takes_amount;
    const unit = row.counted ? "" : row.unit;
    const [least, most, usual] = [row.minimum, row.maximum, row.default].map((number) => figure(number) + unit);
    setText(byId("fault-range"), row.takes_amount ? `From ${least} to ${most}; usual is ${usual}.` : "");
    if (row.takes_amount) {
      setText(byId("fault-amount-label"), `How much: ${(row.counted || `# ${row.unit}`).replace("#", "…")}`);
      setAttribute(this.amount, "min", row.minimum);
      setAttribute(this.amount, "max", row.maximum);
      this.amount.value = row.default;
    }
  }

  #inject() {
    const row = this.#row;
    const amount =
      row.takes_amount && this.amount.value !== "" ? ` ${Number(this.amount.value)}${row.unit}` : "";
    const time = this.time.value === "" ? "" : ` for ${this.time.value}ms`;
    this.link.act(`fault ${row.site} ${row.word}${amount}${time}`);
  }

  #showActive(faults) {
    if (faults.length === 0) {
      this.list.replaceChildren(make("li", { class: "hint" }, "Nothing is broken."));
      return;
    }
    const items = faults.map((fault) => {
      const [site, word, ...rest] = fault.split(" ");
      const row = this.rows.find((one) => one.site === site && one.word === word);
      const name = [site, word, ...counted(row, rest)].join(" ");
      const button = make("button", { type: "button", "aria-label": `Mend ${name}` }, "Mend");
      button.addEventListener("click", () => this.link.act(`fault ${site} clear`));
      const what = make("span", { class: "hint" }, row ? meaning(row) : "");
      return make("li", {}, make("span", {}, name, what), button);
    });
    if (faults.length > 1) {
      const all = make("button", { type: "button" }, "Mend everything");
      all.addEventListener("click", () => this.link.act("fault all clear"));
      items.push(make("li", { class: "all" }, all));
    }
    this.list.replaceChildren(...items);
  }
}

function meaning(row) {
  const shows = SHOWS[row.site];
  return sentence(row.meaning) + (shows ? ` Shows ${shows}.` : "");
}

// What follows a fault's word in a scenario; people also want to know what its number counts.
function counted(row, rest) {
  const isNumber = !Number.isNaN(parseFloat(rest[0]));
  return row?.counted && isNumber ? [row.counted.replace("#", figure(parseFloat(rest[0]))), ...rest.slice(1)] : rest;
}
