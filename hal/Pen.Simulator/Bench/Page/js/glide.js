// Paper that passes evenly: the compositor draws a straight line in time by itself, and the page bends it now and then.

/**
 * Moves an element so that a time (the edge, in seconds) stands at a place, and later times at the right of it. Moments are
 * milliseconds of performance.now(), which is the clock of animations too.
 */
export class Glide {
  #element;
  #animation = null;
  #origin = 0;
  #pixelsPerSecond = 1;
  #grain = 1;
  #from = 0;
  #edge = 0;
  #end = 0;
  #pace = 0;

  constructor(element) {
    this.#element = element;
  }

  /** Where time 0 would stand, in pixels, and how long a second is; call stand() or run() after it. */
  setScale(origin, pixelsPerSecond) {
    this.#origin = origin;
    this.#pixelsPerSecond = pixelsPerSecond;
    // Whole pixels of the screen: lines stay sharp, and nothing has to be interpolated.
    this.#grain = 1 / (window.devicePixelRatio || 1);
  }

  /** The time at the edge at a moment. */
  edgeAt(now) {
    return this.#animation === null
      ? this.#edge
      : Math.min(this.#end, this.#edge + (this.#pace * Math.max(0, now - this.#from)) / 1000);
  }

  /** Stands still. */
  stand(edge) {
    this.#edge = edge;
    this.#stop();
    this.#element.style.transform = shift(this.#whole(edge));
  }

  /**
   * Goes on from an edge, pace seconds in a second, and no further than an end: what is not painted yet is never shown.
   */
  run(now, edge, pace, end) {
    const velocity = pace * this.#pixelsPerSecond;
    const first = this.#whole(edge);
    const steps = Math.round((first - this.#whole(end)) / this.#grain);
    if (steps <= 0 || !(velocity > 0)) {
      this.stand(edge);
      return;
    }
    const before = this.#animation;
    const length = steps * this.#grain;
    this.#animation = this.#element.animate(
      { transform: [shift(first), shift(first - length)] },
      { duration: (length / velocity) * 1000, easing: `steps(${steps}, end)`, fill: "both" },
    );
    // The line goes back to where its first pixel was whole. A start that is said, and not "as soon as you can": the new line
    // begins on the old one, however late it is drawn.
    const ahead = first - (this.#origin - edge * this.#pixelsPerSecond);
    this.#animation.startTime = now - (ahead / velocity) * 1000;
    before?.cancel();
    this.#from = now;
    this.#edge = edge;
    this.#pace = pace;
    this.#end = end;
  }

  #stop() {
    this.#animation?.cancel();
    this.#animation = null;
  }

  #whole(edge) {
    return Math.ceil((this.#origin - edge * this.#pixelsPerSecond) / this.#grain - 1e-6) * this.#grain;
  }
}

function shift(pixels) {
  return `translateX(${pixels}px)`;
}
