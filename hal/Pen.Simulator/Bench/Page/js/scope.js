// The scope: tiles of painted paper that the compositor moves; new columns are painted a few times a second.
import { byId, lessMotion, make } from "./dom.js";
import { Glide } from "./glide.js";
import { SCOPE_HEIGHT } from "./lanes.js";
import { Gutter } from "./scope-gutter.js";
import { NAME_EVERY, namesIn, paint, Palette } from "./scope-paint.js";
import { steer } from "./steer.js";

const TILE_WIDTH = 192;
const ZOOMS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600];
const FIRST_ZOOM = 7;

/** The picture; what its buttons and keys do is in scope-hands.js. */
export class Scope {
  constructor(history, words) {
    this.history = history;
    this.words = words;
    this.palette = new Palette();
    this.zoom = FIRST_ZOOM;
    this.held = false;
    // Where the picture is has nothing to do with where it should be.
    this.lost = true;
    this.arrived = 0;
    this.figure = byId("scope");
    this.figure.style.height = `${SCOPE_HEIGHT}px`;
    this.window = make("div", { class: "scope-window" });
    this.strip = make("div", { class: "scope-strip", "aria-hidden": "true" });
    this.window.append(this.strip);
    this.glide = new Glide(this.strip);
    this.gutter = new Gutter();
    this.figure.append(this.gutter.element, this.window);
    this.tiles = new Map();
    this.spare = [];
    this.base = 0;
    this.painted = 0;
    this.onmove = () => {};
    new ResizeObserver(() => this.#resize()).observe(this.window);
    this.#resize();
  }

  /** Seconds across the window. */
  get span() {
    return ZOOMS[this.zoom];
  }

  get pixelsPerSecond() {
    return this.width / this.span;
  }

  /** The time at the right edge, as it is shown now. */
  get edge() {
    return this.glide.edgeAt(performance.now());
  }

  /** The pixel in the window of a time, and the other way round. */
  xOf(seconds) {
    return this.width - (this.edge - seconds) * this.pixelsPerSecond;
  }

  timeOf(x) {
    return this.edge - (this.width - x) / this.pixelsPerSecond;
  }

  /** The pixel of a time on the strip, which moves by itself. */
  stripXOf(seconds) {
    return seconds * this.pixelsPerSecond - this.base * TILE_WIDTH;
  }

  /** Another span, keeping the time at a pixel where it is; while it runs, that is the right edge. */
  setZoom(zoom, x = this.width) {
    const edge = this.edge;
    const kept = this.timeOf(x);
    this.zoom = Math.max(0, Math.min(ZOOMS.length - 1, zoom));
    this.repaint(this.held ? this.#clamped(kept + (this.width - x) / this.pixelsPerSecond) : edge);
  }

  /** Stops the picture, or lets it follow the pen again. */
  setHeld(held) {
    this.held = held;
    this.lost = !held;
    this.#stand(this.edge);
  }

  /** Moves a held picture by pixels; a running one is held first. */
  pan(pixels) {
    this.held = true;
    this.#stand(this.#clamped(this.edge + pixels / this.pixelsPerSecond));
  }

  /** Forgets the paper: the theme, the zoom or the pen is another one. */
  repaint(edge = this.edge) {
    for (const [number, tile] of this.tiles) {
      this.#discard(number, tile);
    }
    this.#stand(edge);
  }

  /** A new pen: time begins again. */
  restart() {
    this.held = false;
    this.lost = true;
    this.repaint(0);
  }

  /** New samples are in the history. */
  arrive(now) {
    this.arrived = now;
  }

  /** A few times a second: paints what is new and lets the picture follow; pace is the pen's seconds in one of ours. */
  tick(now, pace) {
    if (this.held || this.history.end === 0) {
      return;
    }
    const latest = this.history.latest;
    const edge = this.glide.edgeAt(now);
    const way = steer({
      edge: this.lost ? -Infinity : edge,
      latest,
      age: (now - this.arrived) / 1000,
      pace,
      span: this.span,
      pixelsPerSecond: this.pixelsPerSecond,
      still: lessMotion.matches,
    });
    this.lost = false;
    if (way.pace === 0) {
      if (way.edge !== edge || this.painted !== latest) {
        this.#stand(way.edge);
      }
      return;
    }
    this.#paper(way.edge, latest);
    this.glide.run(now, way.edge, way.pace, Math.floor(latest * this.pixelsPerSecond) / this.pixelsPerSecond);
    this.onmove();
  }

  /** The values in the gutter, a few times a second: the newest ones, or those at the right edge of a held picture. */
  showValues() {
    const { history, held, edge } = this;
    if (history.end > 0) {
      const index = held ? Math.max(history.first, history.indexAt(edge)) : history.end - 1;
      this.gutter.show(history, index, this.words, held ? edge : null);
    }
  }

  #clamped(edge) {
    return Math.min(this.history.latest, Math.max(this.history.oldest + this.span * 0.1, edge));
  }

  #resize() {
    const width = Math.max(80, Math.floor(this.window.clientWidth));
    if (width !== this.width) {
      this.width = width;
      this.repaint();
    }
  }

  #stand(edge) {
    this.#paper(edge, edge);
    this.glide.stand(edge);
    this.onmove();
  }

  // Has paper from the left edge of the window to a time, painted as far as samples go.
  #paper(edge, until) {
    const pixelsPerSecond = this.pixelsPerSecond;
    const firstTile = Math.floor((edge * pixelsPerSecond - this.width) / TILE_WIDTH);
    const lastTile = Math.floor((Math.max(edge, until) * pixelsPerSecond) / TILE_WIDTH);
    for (const [number, tile] of this.tiles) {
      if (number < firstTile || number > lastTile) {
        this.#discard(number, tile);
      }
    }
    if (Math.abs(firstTile - this.base) > 200) {
      this.base = firstTile;
      this.tiles.forEach((tile, number) => moveTo(tile.canvas, (number - firstTile) * TILE_WIDTH));
    }
    this.glide.setScale(this.width + this.base * TILE_WIDTH, pixelsPerSecond);
    this.#nameBands();
    for (let number = firstTile; number <= lastTile; number++) {
      this.#paintTile(number, pixelsPerSecond);
    }
    this.painted = this.history.latest;
  }

  // A state's name, the first and the next ones, is painted once its band has room: then paper that was painted before gets it.
  #nameBands() {
    const { bands, latest } = this.history;
    for (let index = bands.length - 1; index >= 0; index--) {
      const left = bands[index].seconds;
      const right = index + 1 < bands.length ? bands[index + 1].seconds : latest;
      if (right < this.painted) {
        return;
      }
      const namesUntil = (seconds) =>
        namesIn((seconds - left) * this.pixelsPerSecond, this.words, bands[index].state);
      const before = namesUntil(Math.min(this.painted, right));
      if (namesUntil(right) > before) {
        this.#repaintFrom(left + (before * NAME_EVERY) / this.pixelsPerSecond);
      }
    }
  }

  #repaintFrom(seconds) {
    for (const [number, tile] of this.tiles) {
      tile.upTo = Math.min(tile.upTo, Math.max(0, seconds * this.pixelsPerSecond - number * TILE_WIDTH));
      tile.complete &&= tile.upTo > TILE_WIDTH;
    }
  }

  #paintTile(number, pixelsPerSecond) {
    let tile = this.tiles.get(number);
    if (!tile) {
      tile = this.spare.pop() ?? newTile();
      tile.upTo = -Infinity;
      tile.complete = false;
      moveTo(tile.canvas, (number - this.base) * TILE_WIDTH);
      this.strip.append(tile.canvas);
      this.tiles.set(number, tile);
    }
    if (tile.complete) {
      return;
    }
    const start = (number * TILE_WIDTH) / pixelsPerSecond;
    const latestX = (this.history.latest - start) * pixelsPerSecond;
    const x0 = Math.max(0, Math.floor(tile.upTo) - 2);
    if (tile.upTo === -Infinity || Math.floor(latestX) > Math.floor(tile.upTo)) {
      // What lies ahead of the newest sample is blank paper with its grid.
      paint(
        tile.context,
        this.palette,
        this.history,
        this.words,
        start,
        pixelsPerSecond,
        x0,
        tile.upTo === -Infinity ? TILE_WIDTH : Math.min(TILE_WIDTH, Math.ceil(latestX) + 1),
      );
      tile.upTo = Math.max(0, latestX);
      tile.complete = latestX > TILE_WIDTH + 2;
    }
  }

  #discard(number, tile) {
    this.tiles.delete(number);
    tile.canvas.remove();
    this.spare.push(tile);
  }
}

function newTile() {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const canvas = make("canvas", {
    class: "tile",
    width: Math.round(TILE_WIDTH * ratio),
    height: Math.round(SCOPE_HEIGHT * ratio),
  });
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  return { canvas, context, upTo: -Infinity, complete: false };
}

function moveTo(element, x) {
  element.style.transform = `translateX(${x}px)`;
}
