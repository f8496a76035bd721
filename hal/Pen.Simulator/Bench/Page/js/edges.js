// When a finger's presses and releases reach the pen: in order, and no quicker than a finger is.

// A press can be over in a millisecond, which a contact that bounces never reports. In the pen's time: however slowly
// this computer or that time goes, the pen sees what the finger did.
const SHORTEST_SECONDS = 0.07;

// A press and a release that wait, and a press behind them; who is quicker than that presses once less.
const MOST_WAITING = 3;

/** The edges of one button. */
export class Edges {
  #send;
  #waiting = [];
  #sent = false;
  #asked = false;
  // When the last edge has reached the pen, in its seconds.
  #reached = -Infinity;
  #now = 0;
  #paused = false;
  #run = 0;

  /** @param send Sends an edge (true: down); resolves to the pen's time of it, or to null if it was refused. */
  constructor(send) {
    this.#send = send;
  }

  /** The finger goes down or up. What can be sent is sent at once. */
  add(down) {
    if (this.#waiting.length >= MOST_WAITING) {
      this.#waiting.pop();
    } else {
      this.#waiting.push(down);
    }
    this.#next();
  }

  /** Every frame: the pen's time. Time that stands holds nothing back. */
  tick(seconds, paused) {
    // A new pen begins at 0.
    if (seconds < this.#now) {
      this.#reached = -Infinity;
    }
    this.#now = seconds;
    this.#paused = paused;
    this.#next();
  }

  /** How the button is as far as this page knows better than the pen's last frame; null if it does not. */
  expected(seconds) {
    if (this.#sent || this.#waiting.length > 0) {
      return this.#sent || this.#waiting[0];
    }
    return this.#asked || seconds < this.#reached ? false : null;
  }

  /** The bench has let go of the button, or never had it. */
  forget() {
    this.#run++;
    this.#waiting.length = 0;
    this.#sent = false;
    this.#asked = false;
    this.#reached = -Infinity;
  }

  async #next() {
    if (this.#asked || this.#waiting.length === 0) {
      return;
    }
    if (!this.#paused && this.#now - this.#reached < SHORTEST_SECONDS) {
      return;
    }
    const run = this.#run;
    this.#asked = true;
    this.#sent = this.#waiting.shift();
    const reached = await this.#send(this.#sent);
    if (run === this.#run) {
      this.#asked = false;
      this.#reached = reached ?? this.#reached;
      this.#next();
    }
  }
}
