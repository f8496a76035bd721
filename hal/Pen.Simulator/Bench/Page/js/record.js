// The record: what happened, the sessions in the pen's journal, and everything that can be taken away.
import { clockText } from "./clock.js";
import { byId, make, setAttribute, setText } from "./dom.js";
import { figure } from "./figures.js";
import { sentence } from "./say.js";

const MOST_EVENTS = 300;
const JOURNAL_DELAY_MS = 250;

// What stays when there are too many events.
const STOPS = '[data-kind="stop"], [data-kind="fault"], [data-kind="broken"]';

const COLUMNS = ["Cartridge", "Power-up", "Running", "Punctures", "Pressed hard", "Stops", "Session"];

const FILES = [
  { href: "/export/journal.html", text: "Report", title: "Report of the pen's sessions, to print" },
  { href: "/export/trace.csv", text: "Trace, CSV", title: "Trace of pins and plant for a spreadsheet" },
  { href: "/export/trace.vcd", text: "Trace, VCD", title: "Trace of pins and plant for a wave viewer" },
  { href: "/export/journal.zip", text: "Flash files", title: "The journal's files as they stand in the pen's flash" },
];

/** Events come one by one; the journal is asked for when the bench says that it has changed. */
export class Record {
  #timer = 0;
  #follows = true;
  #journal = null;
  #on = false;

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
    this.#showJournal();
    this.#bindRestart();
    const stops = byId("stops-only");
    stops.addEventListener("click", () => {
      const only = stops.getAttribute("aria-pressed") !== "true";
      setAttribute(stops, "aria-pressed", only);
      setAttribute(this.events, "data-stops-only", only);
      this.#follow();
    });
    this.events.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = this.events;
      this.#follows = scrollHeight - scrollTop - clientHeight < 30;
    });
    new ResizeObserver(() => this.#follows && this.#follow()).observe(this.events);
  }

  // The newest event is in sight until somebody scrolls away from it.
  #follow() {
    this.events.scrollTop = this.events.scrollHeight;
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
    const advice = event.advice ? make("span", { class: "advice" }, ` ${sentence(event.advice)}`) : "";
    const kind = event.fault ? "fault" : event.kind;
    const item = make(
      "li",
      { "data-kind": kind },
      make("time", {}, clockText(event.at_us / 1e6, 2)),
      make("span", { class: "kind" }, KINDS[kind] ?? kind),
      make("span", { class: "what" }, event.text, advice),
    );
    this.events.append(item);
    if (this.events.childElementCount > MOST_EVENTS) {
      (this.events.querySelector(`li:not(${STOPS})`) ?? this.events.firstElementChild).remove();
    }
    if (this.#follows) {
      this.#follow();
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
    this.#journal = journal;
    this.#showJournal();
  }

  /** A few times a second: a session goes on only while the pen does. */
  show(sample) {
    const on = sample.powered && !sample.asleep;
    if (on !== this.#on) {
      this.#on = on;
      this.#showJournal();
    }
  }

  #showJournal() {
    const sessions = this.#journal?.sessions ?? [];
    const head = make(
      "thead",
      {},
      make("tr", {}, ...COLUMNS.map((text) => make("th", { scope: "col" }, text))),
    );
    const rows = sessions.map((session) => this.#row(session));
    if (rows.length === 0) {
      const nothing = "No session yet: the first start of a cartridge opens one.";
      rows.push(make("tr", {}, make("td", { colspan: COLUMNS.length, class: "hint" }, nothing)));
    }
    this.journal.replaceChildren(head, make("tbody", {}, ...rows));
    setText(byId("journal-state"), this.#state(sessions));
  }

  #row(session) {
    const cells = [
      session.boot,
      count(session, session.running_ms, (time) => clockText(Math.floor(time / 100) / 10)),
      count(session, session.punctures, figure),
      count(session, session.pressure_warnings, (times) => `${figure(times)}×`),
      reasons(session),
      session.ended ? "ended" : this.#isUnderWay(session) ? "under way" : "not ended",
    ];
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, session.serial),
      ...cells.map((text, i) => make("td", { "data-column": COLUMNS[i + 1] }, text)),
    );
  }

  #isUnderWay(session) {
    return this.#on && !session.ended && session.boot === this.#journal.power_ups;
  }

  #state(sessions) {
    if (!this.#journal) {
      return "";
    }
    const { integrity, cartridges_used: used } = this.#journal;
    const words = integrity.damaged
      ? "The journal is damaged; this is what still verifies."
      : `Everything in the journal verifies. Cartridges used on this pen: ${used.length}.`;
    return sessions.some((session) => this.#isUnderWay(session))
      ? `${words} The pen writes its journal at every stop: what it has done since stands there after the next one.`
      : words;
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
    this.say(
      `Saved as ${answer.file}: everything that was done to this pen. Played again, it does the same. ` +
        `For engineers: dotnet run --project hal/Pen.Simulator -- run ${answer.file}`,
    );
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

const KINDS = { act: "hand", pen: "pen", stop: "stop", fault: "fault", broken: "rule", control: "pages", bench: "bench" };

// Until its first stop nothing is known of a session but that it was opened.
function count(session, value, text) {
  return value === null || session.only_opened ? "–" : text(value);
}

/** Why a session stopped. A stop by a fault stands in both lists; each keeps the first ones only, all of them were counted. */
export function reasons(session) {
  const times = tally(session.stop_reasons);
  for (const [words, faults] of tally(session.fault_reasons)) {
    times.set(words, Math.max(faults, times.get(words) ?? 0));
  }
  const texts = [...times].map(([words, many]) => (many > 1 ? `${words} (${many}×)` : words));
  const more = (session.stops ?? 0) - [...times.values()].reduce((sum, many) => sum + many, 0);
  if (more > 0) {
    texts.push(`${more} more`);
  }
  return texts.join("; ") || "–";
}

function tally(reasons) {
  const times = new Map();
  reasons.forEach(({ words }) => times.set(words, (times.get(words) ?? 0) + 1));
  return times;
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
