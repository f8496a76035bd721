// The one connection to the bench: messages in and out, answers by number, and coming back after a loss.
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 2000;
const CLOSED_BY_BENCH = 1001;

/**
 * Events: "state" (connecting, live, lost), and every message by its type, with the message as detail.
 */
export class Link extends EventTarget {
  #socket = null;
  #retry = FIRST_RETRY_MS;
  #next = 1;
  #open = new Map();

  /** True while messages go through. */
  live = false;

  /** Opens the connection, and again whenever it is lost. */
  start() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.#tell("state", { state: "connecting" });
    const socket = new WebSocket(`${scheme}//${location.host}/live`);
    this.#socket = socket;
    socket.addEventListener("message", (event) => this.#take(event.data));
    socket.addEventListener("close", (event) => this.#lose(event.code));
  }

  /** A line of the scenario language, without its time. Resolves to false if it was refused. */
  act(line) {
    return this.ask({ type: "act", line });
  }

  /** Sends a message; resolves to the answer, or to false if it was refused or could not be sent. */
  ask(message) {
    if (!this.live) {
      this.#tell("refused", { why: "link", text: "There is no connection to the bench." });
      return Promise.resolve(false);
    }
    const id = this.#next++;
    this.#socket.send(JSON.stringify({ ...message, id }));
    return new Promise((resolve) => this.#open.set(id, resolve));
  }

  #take(text) {
    const message = JSON.parse(text);
    if (message.type === "hello" && !this.live) {
      this.live = true;
      this.#retry = FIRST_RETRY_MS;
      this.#tell("state", { state: "live" });
    }
    const resolve = this.#open.get(message.id);
    if (resolve) {
      this.#open.delete(message.id);
      resolve(message.type === "refused" ? false : message);
    }
    this.#tell(message.type, message);
  }

  #lose(code) {
    this.live = false;
    for (const resolve of this.#open.values()) {
      resolve(false);
    }
    this.#open.clear();
    this.#tell("state", { state: "lost", ended: code === CLOSED_BY_BENCH });
    setTimeout(() => this.start(), this.#retry);
    this.#retry = Math.min(LONGEST_RETRY_MS, this.#retry * 2);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
