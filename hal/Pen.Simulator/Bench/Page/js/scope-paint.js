// Paints a stretch of the traces onto a canvas: only the columns of pixels that are asked for.
import { clockText } from "./clock.js";
import { AXIS_HEIGHT, LANES, SCOPE_HEIGHT, STYLES } from "./lanes.js";

const LABEL_ROOM = 60;
const NAME_INSET = 6;

// Edges that are nearer to each other are a band: lines would only be a bar of ink.
const BAND_PIXELS = 3;
const RATE_EVERY = 180;
const FONT = "12px system-ui, sans-serif";
const BAND_COLOURS = { Running: "--accent-soft", Fault: "--bad-soft", "Cartridge refused": "--warn-soft" };
const TICK_STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300];

/** Colours of the theme, read once and again when it changes. */
export class Palette {
  constructor() {
    this.read();
  }

  read() {
    const style = getComputedStyle(document.documentElement);
    const names = [
      "--ink",
      "--ink-2",
      "--believed",
      "--accent",
      "--third",
      "--grid",
      "--grid-strong",
      "--panel",
      "--bad",
      "--bad-soft",
      "--warn-soft",
      "--accent-soft",
      "--well",
    ];
    this.of = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()]));
  }
}

/** The distance in seconds between two marks on the time axis, so that labels have room. */
export function tickStep(pixelsPerSecond) {
  return TICK_STEPS.find((step) => step * pixelsPerSecond >= LABEL_ROOM + 14) ?? 600;
}

/** A time as the axis shows it. */
export function timeText(seconds, step) {
  return clockText(seconds, step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3);
}

/**
 * Paints the pixels from x0 to x1 of a canvas whose left edge is at startSeconds. Lengths are CSS pixels.
 */
export function paint(context, palette, history, words, startSeconds, pixelsPerSecond, x0, x1) {
  context.save();
  context.beginPath();
  context.rect(x0, 0, x1 - x0, SCOPE_HEIGHT);
  context.clip();
  context.clearRect(x0, 0, x1 - x0, SCOPE_HEIGHT);
  const view = { context, palette: palette.of, history, words, startSeconds, pixelsPerSecond, x0, x1 };
  paintGrid(view);
  const from = Math.max(history.first, history.indexAt(startSeconds + x0 / pixelsPerSecond) - 1);
  const to = Math.min(history.end, history.indexAt(startSeconds + x1 / pixelsPerSecond) + 2);
  if (to > from) {
    for (const lane of LANES) {
      for (const trace of lane.traces) {
        (lane.kind === "state" ? paintState : lane.kind === "bit" ? paintBit : paintTrace)(
          view,
          lane,
          trace,
          from,
          to,
        );
      }
    }
  }
  context.restore();
}

function paintGrid({ context, palette, startSeconds, pixelsPerSecond, x0, x1 }) {
  const step = tickStep(pixelsPerSecond);
  context.lineWidth = 1;
  context.fillStyle = palette["--grid-strong"];
  LANES.slice(1).forEach((lane) => context.fillRect(x0, lane.top - 4, x1 - x0, 1));
  context.strokeStyle = palette["--grid"];
  context.beginPath();
  for (const lane of LANES) {
    for (const tick of lane.ticks ?? []) {
      const y = Math.round(yIn(lane, tick)) + 0.5;
      context.moveTo(x0, y);
      context.lineTo(x1, y);
    }
  }
  context.fillStyle = palette["--ink-2"];
  context.font = FONT;
  context.textAlign = "center";
  const axis = SCOPE_HEIGHT - AXIS_HEIGHT;
  const firstTick = Math.floor((startSeconds + (x0 - LABEL_ROOM) / pixelsPerSecond) / step);
  const lastTick = Math.ceil((startSeconds + (x1 + LABEL_ROOM) / pixelsPerSecond) / step);
  for (let tick = Math.max(0, firstTick); tick <= lastTick; tick++) {
    const x = Math.round((tick * step - startSeconds) * pixelsPerSecond) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, axis);
    context.fillText(timeText(tick * step, step), x, axis + 14);
  }
  context.stroke();
}

/** The height in the picture of a value in a lane. */
export function yIn(lane, value) {
  const share = (Math.min(lane.most, Math.max(lane.least, value)) - lane.least) / (lane.most - lane.least);
  return lane.bottom - share * lane.height;
}

// Of the samples within one pixel, the least and the most are drawn: no peak is lost, and no pixel is drawn twice.
function paintTrace(view, lane, trace, from, to) {
  const { context, palette, history, startSeconds, pixelsPerSecond, x0 } = view;
  const style = STYLES[trace.style];
  const values = history.column(trace.column);
  context.beginPath();
  let column = -Infinity;
  let least = 0;
  let most = 0;
  let last = 0;
  let begun = false;
  const flush = () => {
    if (most - least > 0.8) {
      context.lineTo(column + 0.5, least);
      context.lineTo(column + 0.5, most);
    }
    context.lineTo(column + 0.5, last);
  };
  for (let index = from; index < to; index++) {
    const at = history.at(index);
    const x = Math.floor((history.times[at] - startSeconds) * pixelsPerSecond);
    const y = yIn(lane, values[at]);
    if (x === column) {
      least = Math.min(least, y);
      most = Math.max(most, y);
      last = y;
      continue;
    }
    if (begun) {
      flush();
    } else {
      context.moveTo(x + 0.5, y);
      begun = true;
    }
    column = x;
    least = most = last = y;
  }
  flush();
  context.strokeStyle = palette[style.colour];
  context.lineWidth = style.width;
  context.lineJoin = "round";
  context.setLineDash(style.dash);
  // The pattern stands still on the paper, wherever the painting began.
  context.lineDashOffset =
    Math.max(x0 - 2, Math.floor((history.timeAt(from) - startSeconds) * pixelsPerSecond)) +
    startSeconds * pixelsPerSecond;
  context.stroke();
  context.setLineDash([]);
}

function paintBit(view, lane, trace, from, to) {
  const { context, palette, history, startSeconds, pixelsPerSecond, x1 } = view;
  const values = history.column(trace.column);
  const style = STYLES[trace.style];
  const low = lane.bottom - 3;
  const high = lane.top + 3;
  const xOf = (index) => (history.timeAt(index) - startSeconds) * pixelsPerSecond;
  // With the edges before and after, which may make a band with those here.
  const around = BAND_PIXELS / pixelsPerSecond;
  const first = Math.max(history.first, history.indexAt(history.timeAt(from) - around) - 1);
  const end = Math.min(history.end, history.indexAt(history.timeAt(to - 1) + around) + 2);
  const bands = [];
  context.beginPath();
  let level = values[history.at(first)] > 0.5;
  context.moveTo(xOf(first), level ? high : low);
  let edge = -Infinity;
  for (let index = first; index < end; index++) {
    const next = values[history.at(index)] > 0.5;
    if (next !== level) {
      const x = Math.floor(xOf(index)) + 0.5;
      if (x - edge >= BAND_PIXELS) {
        context.lineTo(x, level ? high : low);
        context.lineTo(x, next ? high : low);
      } else {
        context.moveTo(x, next ? high : low);
        if (bands.at(-1)?.right === edge) {
          bands.at(-1).right = x;
        } else {
          bands.push({ left: edge, right: x });
        }
      }
      edge = x;
      level = next;
    }
  }
  context.lineTo(Math.min(x1 + 4, xOf(end - 1)), level ? high : low);
  context.strokeStyle = palette[style.colour];
  context.lineWidth = 1.3;
  context.stroke();
  context.globalAlpha = 0.3;
  context.fillStyle = palette[style.colour];
  bands.forEach(({ left, right }) => context.fillRect(left, high, right - left, low - high));
  context.globalAlpha = 1;
  if (bands.length > 0) {
    paintRates(view, values, low - 3);
  }
}

// Says again and again how fast a band's edges come, from the second before: it is known when the word is painted.
function paintRates({ context, palette, history, startSeconds, pixelsPerSecond, x0, x1 }, values, y) {
  const paper = startSeconds * pixelsPerSecond;
  context.textAlign = "left";
  context.font = FONT;
  context.fillStyle = palette["--ink"];
  const last = Math.floor((paper + x1) / RATE_EVERY);
  for (let word = Math.floor((paper + x0) / RATE_EVERY); word <= last; word++) {
    const seconds = (word * RATE_EVERY) / pixelsPerSecond;
    const edges = [];
    for (let index = history.indexAt(seconds); index > history.first; index--) {
      if (history.timeAt(index) < seconds - 1) {
        break;
      }
      if (values[history.at(index)] > 0.5 !== values[history.at(index - 1)] > 0.5) {
        edges.push(history.timeAt(index));
      }
    }
    const rate = (edges.length - 1) / (edges[0] - edges.at(-1));
    if (pixelsPerSecond / rate < BAND_PIXELS) {
      context.fillText(`${Math.round(rate / 2)} Hz`, word * RATE_EVERY - paper + NAME_INSET, y);
    }
  }
}

/** A long band says its name again after so many pixels. */
export const NAME_EVERY = 360;

/** How many names a state's band of so many pixels has room for. */
export function namesIn(pixels, words, state) {
  return Math.max(0, Math.floor((pixels - nameRoom(words, state)) / NAME_EVERY) + 1);
}

function nameRoom(words, state) {
  const word = wordOf(words, state);
  let room = rooms.get(word);
  if (room === undefined) {
    measure ??= new OffscreenCanvas(1, 1).getContext("2d");
    measure.font = FONT;
    room = Math.ceil(measure.measureText(word).width) + 2 * NAME_INSET;
    rooms.set(word, room);
  }
  return room;
}

const rooms = new Map();
let measure = null;

function wordOf(words, state) {
  return words.get(state) ?? "Off";
}

// A band for each state with its name; calm, motion and trouble differ in colour beside the word.
function paintState({ context, palette, history, words, startSeconds, pixelsPerSecond, x0, x1 }, lane) {
  const xOf = (seconds) => (seconds - startSeconds) * pixelsPerSecond;
  const bands = history.bands;
  context.textAlign = "left";
  context.font = FONT;
  for (let index = bands.length - 1; index >= 0; index--) {
    const left = xOf(bands[index].seconds);
    const right = xOf(index + 1 < bands.length ? bands[index + 1].seconds : history.latest);
    if (right < x0) {
      return;
    }
    if (left > x1) {
      continue;
    }
    const word = wordOf(words, bands[index].state);
    context.fillStyle = palette[BAND_COLOURS[word] ?? "--well"];
    context.fillRect(left, lane.top, right - left, lane.height);
    context.fillStyle = palette["--ink-2"];
    context.fillRect(Math.round(left), lane.top, 1, lane.height);
    // A name that has no room is left out, not cut off: zoomed in, or at a cursor, it is told.
    context.fillStyle = palette["--ink"];
    for (let name = namesIn(right - left, words, bands[index].state) - 1; name >= 0; name--) {
      const x = left + name * NAME_EVERY + NAME_INSET;
      if (x < x1 && x + NAME_EVERY > x0) {
        context.fillText(word, x, lane.top + lane.height / 2 + 4);
      }
    }
  }
}
