// The record: what happened, the sessions in the pen's journal, and everything that can be taken away.
import { clockText } from "./clock.js";
import { byId, make, setAttribute, setText } from "./dom.js";
import { sentence } from "./say.js";

const MOST_EVENTS = 300;
const JOURNAL_DELAY_MS = 250;

const FILES = [
  { href: "/export/journal.html", text: "Report", title: "Report of the pen's sessions, to print" },
  { href: "/export/trace.csv", text: "Trace, CSV", title: "Trace of pins and plant for a spreadsheet" },
  { href: "/export/trace.vcd", text: "Trace, VCD", title: "Trace of pins and plant for a wave viewer" },
  { href: "/export/journal.zip", text: "Flash files", title: "The journal's files as they stand in the pen's flash" },
];

/** Events come one by one; the journal is asked for when the bench says that it has changed. */
export class Record {
  #timer = 0;

  constructor(link, say) {
    this.link = link;
    this.say = say;
    this.events = byId("events");
    this.journal = byId("journal");
    const tools = byId("record-tools");
    const save = make("button", { type: "button", class: "primary", id: "save" }, "Save as a scenario");
    save.addEventListener("click", () => this.#save());
    const files = FILES.map(({ href, text, title }) => {
      const link = make("a", { class: "button", href, title, download: "" }, text);
      link.addEventListener("click", () => say(`${title}: the browser saves it among its downloads.`));
      return link;
    });
    const copy = make("button", { type: "button", id: "copy-link" }, "Copy link to this pen");
    copy.addEventListener("click", () => this.#copyLink());
    tools.append(save, ...files, copy);
    this.#showJournal(null);
    this.#bindRestart();
    const stops = byId("stops-only");
    stops.addEventListener("click", () => {
      const only = stops.getAttribute("aria-pressed") !== "true";
      setAttribute(stops, "aria-pressed", only);
      setAttribute(this.events, "data-stops-only", only);
      this.events.scrollTop = this.events.scrollHeight;
    });
  }

  /** A hello: another pen, or the same one again after a loss. */
  learn(hello) {
    this.hello = hello;
    const plant = Object.entries(hello.plant ?? {}).map(([name, value]) => `${name} ${value}`);
    byId("seed").value = hello.seed;
    byId("plant").value = plant.join("\n");
    const parts = plant.length === 0 ? "plant as on the reference board" : `plant with ${plant.join(", ")}`;
    setText(byId("pen-facts"), `This pen: seed ${hello.seed}, ${parts}, firmware on ${hello.board}.`);
    this.refresh();
  }

  /** All events at once, after a hello. */
  showAll(events) {
    this.events.replaceChildren();
    events.forEach((event) => this.add(event));
  }

  /** One event. */
  add(event) {
    const atEnd = this.events.scrollHeight - this.events.scrollTop - this.events.clientHeight < 30;
    const advice = event.advice ? make("span", { class: "advice" }, ` ${sentence(event.advice)}`) : "";
    const item = make(
      "li",
      { "data-kind": event.kind },
      make("time", {}, clockText(event.at_us / 1e6, 2)),
      make("span", { class: "kind" }, KINDS[event.kind] ?? event.kind),
      make("span", { class: "what" }, event.text, advice),
    );
    this.events.append(item);
    while (this.events.childElementCount > MOST_EVENTS) {
      this.events.firstElementChild.remove();
    }
    if (atEnd) {
      this.events.scrollTop = this.events.scrollHeight;
    }
  }

  /** Asks for the journal, once for many reasons to. */
  refresh() {
    if (this.#timer === 0) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        if (this.link.live) {
          this.link.ask({ type: "journal" });
        }
      }, JOURNAL_DELAY_MS);
    }
  }

  /** The journal as it stands in the pen's flash. */
  showJournal(journal) {
    this.#showJournal(journal);
  }

  #showJournal(journal) {
    const sessions = journal?.sessions ?? [];
    const head = make(
      "thead",
      {},
      make(
        "tr",
        {},
        ...["Cartridge", "Power-up", "Running", "Punctures", "Pressed hard", "Stops", "Session"].map((text) =>
          make("th", { scope: "col" }, text),
        ),
      ),
    );
    const rows = sessions.map((session) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, session.serial),
        make("td", {}, session.boot),
        make("td", {}, session.running_ms === null ? "–" : `${(session.running_ms / 1000).toFixed(1)} s`),
        make("td", {}, session.punctures === null ? "–" : String(session.punctures)),
        make("td", {}, session.pressure_warnings === null ? "–" : `${session.pressure_warnings}×`),
        make("td", { class: "words" }, reasons(session)),
        make("td", {}, session.ended ? "ended" : "open"),
      ),
    );
    if (rows.length === 0) {
      rows.push(
        make(
          "tr",
          {},
          make(
            "td",
            { colspan: 7, class: "hint" },
            "No session yet: the first start of a cartridge opens one.",
          ),
        ),
      );
    }
    this.journal.replaceChildren(head, make("tbody", {}, ...rows));
    const damaged = journal?.integrity?.damaged;
    setText(
      byId("journal-state"),
      !journal
        ? ""
        : damaged
          ? "The journal is damaged; this is what still verifies."
          : `Everything in the journal verifies. Cartridges used on this pen: ${journal.cartridges_used.length}.`,
    );
  }

  async #save() {
    const answer = await this.link.ask({ type: "save" });
    if (!answer) {
      return;
    }
    const address = URL.createObjectURL(new Blob([answer.text], { type: "text/plain" }));
    const anchor = make("a", { href: address, download: answer.file });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.say(`Saved as ${answer.file}. Play it again with: dotnet run --project hal/Pen.Simulator -- run ${answer.file}`);
  }

  async #copyLink() {
    const address = new URL(this.hello?.link ?? "/", location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      this.say("The link is in the clipboard. It brings back this seed and plant.");
    } catch {
      this.say(`The link to this seed and plant: ${address}`);
    }
  }

  #bindRestart() {
    byId("restart-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const plant = parsePlant(byId("plant").value);
      if (plant === null) {
        this.say("Plant: each line is a name and a number, such as “motor.resistance 1.3”.");
        return;
      }
      this.link.ask({ type: "new", seed: byId("seed").value, plant });
    });
  }
}

const KINDS = { act: "hand", pen: "pen", stop: "stop", broken: "rule", control: "pages", bench: "bench" };

function reasons(session) {
  const words = [...(session.stop_reasons ?? []), ...(session.fault_reasons ?? [])].map(
    (reason) => reason.words,
  );
  const times = new Map();
  words.forEach((word) => times.set(word, (times.get(word) ?? 0) + 1));
  return [...times].map(([word, count]) => (count > 1 ? `${word} (${count}×)` : word)).join("; ") || "–";
}

/** Lines of a name and a number as an object; null if a line is something else. */
export function parsePlant(text) {
  const plant = {};
  for (const line of text.split(/[\n,]/).map((part) => part.trim())) {
    if (line === "") {
      continue;
    }
    const match = /^([a-z][\w.]*)(?:\s*=\s*|\s+)(\S+)$/.exec(line);
    if (!match || !Number.isFinite(Number(match[2]))) {
      return null;
    }
    plant[match[1]] = Number(match[2]);
  }
  return plant;
}
