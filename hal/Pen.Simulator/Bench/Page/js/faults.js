// The fault panel: every part, what can go wrong with it, how much of it, and what is wrong now.
import { byId, make, setAttribute, setText } from "./dom.js";
import { sentence } from "./say.js";

const QUICK = [
  { text: "Jam the motor", line: "fault rotor jammed" },
  { text: "Cut the encoder", line: "fault encoder cut" },
  { text: "Short the driver", line: "fault driver shorted" },
  { text: "Lose depth steps", line: "fault stepper loses 40" },
  { text: "Loose cartridge", line: "fault cartridge-switch loose" },
  { text: "Stall the processor 0.4 s", line: "fault control-loop stalled for 400ms" },
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
    for (const { text, line } of QUICK) {
      const button = make("button", { type: "button" }, text);
      button.addEventListener("click", () => link.act(line));
      byId("fault-quick").append(button);
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
    setText(byId("fault-meaning"), sentence(row.meaning) + (row.catalogue ? ` (${row.catalogue})` : ""));
    byId("fault-amount-row").hidden = !row.takes_amount;
    this.amount.disabled = !row.takes_amount;
    setText(
      byId("fault-range"),
      row.takes_amount
        ? `From ${row.minimum}${row.unit} to ${row.maximum}${row.unit}; usual is ${row.default}${row.unit}.`
        : "",
    );
    if (row.takes_amount) {
      setText(byId("fault-amount-label"), row.unit ? `How much, in ${row.unit}` : "How much");
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
      const button = make("button", { type: "button", "aria-label": `Mend ${fault}` }, "Mend");
      button.addEventListener("click", () => this.link.act(`fault ${fault.split(" ")[0]} clear`));
      return make("li", {}, make("span", {}, fault), button);
    });
    if (faults.length > 1) {
      const all = make("button", { type: "button" }, "Mend everything");
      all.addEventListener("click", () => this.link.act("fault all clear"));
      items.push(make("li", { class: "all" }, all));
    }
    this.list.replaceChildren(...items);
  }
}
