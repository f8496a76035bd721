// The last minutes of the pen as numbers in typed arrays that never grow.
const CAPACITY = 1 << 17;
const MASK = CAPACITY - 1;
const MOST_BANDS = 4096;

/** Rows by index: first is the oldest kept, end is one behind the newest. Times are seconds, never falling. */
export class History {
  constructor(names) {
    this.times = new Float64Array(CAPACITY);
    this.columns = new Map(names.map((name) => [name, new Float32Array(CAPACITY)]));
    this.end = 0;
    // Where the state changed, oldest first: a band can be minutes long, and is found without reading them.
    this.bands = [];
  }

  get first() {
    return Math.max(0, this.end - CAPACITY);
  }

  /** The newest time; 0 if there is none. */
  get latest() {
    return this.end === 0 ? 0 : this.times[(this.end - 1) & MASK];
  }

  /** The oldest time kept. */
  get oldest() {
    return this.end === 0 ? 0 : this.times[this.first & MASK];
  }

  /** Forgets everything: a new pen has no past. */
  clear() {
    this.end = 0;
    this.bands.length = 0;
  }

  /** Appends a row: a time and a function that gives the value of a column. */
  add(seconds, valueOf) {
    if (this.end > 0 && seconds < this.latest) {
      return;
    }
    const at = this.end & MASK;
    this.times[at] = seconds;
    for (const [name, values] of this.columns) {
      values[at] = valueOf(name);
    }
    this.end++;
    const state = this.columns.get("state")[at];
    if (this.bands.length === 0 || this.bands[this.bands.length - 1].state !== state) {
      this.bands.push({ seconds, state });
      if (this.bands.length > MOST_BANDS) {
        this.bands.splice(0, MOST_BANDS / 2);
      }
    }
  }

  timeAt(index) {
    return this.times[index & MASK];
  }

  /** The array of a column; index it with at(). */
  column(name) {
    return this.columns.get(name);
  }

  at(index) {
    return index & MASK;
  }

  /** The index of the last row at or before a time; first - 1 if there is none. */
  indexAt(seconds) {
    let low = this.first;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.times[middle & MASK] <= seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
