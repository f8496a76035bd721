// What to do next: one sentence that follows the pen, for somebody who has never seen it.
import { selfTestStep } from "./guide-self-test.js";
import { sentence } from "./say.js";

const ENOUGH_STROKES = 300;

// Reasons by which a session ends by itself.
const TIME_UP = ["SessionTime", "SessionIdle"];

const seconds = (milliseconds) => `${milliseconds / 1000} s`;

/** What is shown: sign and tone, the next step, why, and the id of what to use for it. */
export const step = (sign, next, why = "", target = null, tone = "calm") => ({ sign, next, why, target, tone });

/**
 * The next step of a sample. Context: watches (another page operates), heldMs (Start/Stop down, in the pen's time, or null), clears (that hold
 * began in a fault), tooShort (the last one was), words (of hello), done (a session has ended on this page), charged (the charger
 * is plugged and has done enough), limits.
 */
export function nextStep(sample, context) {
  if (context.watches) {
    return step(
      "wait",
      "You are watching. Press Take control to work the pen from here.",
      "One page works it at a time; the other one sees what you do.",
      "operator-button",
    );
  }
  if (sample.paused) {
    return step(
      "wait",
      "Time stands still. Press Resume to go on.",
      "or “1 period” to let 20 ms pass",
      "pause",
    );
  }
  if (context.clears && context.heldMs !== null && sample.state !== "Fault") {
    return step("ready", "Now let go: the fault is cleared.", "", "start");
  }
  const make = STEPS[sample.state];
  const next = make ? make(sample, context) : off(sample, context);
  const holds = next.target === "start" && HELD_IN.includes(sample.state) && context.heldMs === null;
  return holds && sample.speed > FASTEST_HOLD
    ? step(
        "warn",
        "Put Speed at the top back to 1×.",
        `At ${sample.speed}× nobody holds Start/Stop short enough: the pen would go to sleep.`,
        "speed",
        "warn",
      )
    : next;
}

// Where Start/Stop is held, for long enough but not too long, and up to which speed of time hands can do that.
const HELD_IN = ["Ready", "Fault"];
const FASTEST_HOLD = 2;

const STEPS = {
  SelfTest: () => step("wait", "Wait a moment: the pen checks itself."),
  Homing: () => step("wait", "Wait a moment: the pen looks for where its needles are."),
  NoCartridge: withoutCartridge,
  Identifying: () => step("wait", "Wait a moment: the pen reads the cartridge."),
  Refused: refused,
  Ready: ready,
  Opening: () =>
    step(
      "wait",
      "Wait a moment: the cartridge is marked as used.",
      "It runs on no other patient after this.",
    ),
  Extending: () => step("wait", "Wait a moment: the needles move out to their depth."),
  Running: running,
  Retracting: retracting,
  Fault: fault,
  Saving: () => step("wait", "Wait a moment: the record is saved before sleep."),
  Asleep: asleep,
  BenchTest: (sample) => selfTestStep(sample.selfTest),
  Calibrating: () =>
    step(
      "wait",
      "Follow the pen's display.",
      "Depth + and − move the needles until they are flush with the tip; Start/Stop saves, Speed − ends.",
    ),
};

function off(sample, context) {
  return sample.asleep ? asleep(sample, context) : step("off", "Switch the pen on: press Power.", "", "power");
}

function asleep({ speed }, { limits }) {
  return step(
    "off",
    "Press Start/Stop to wake the pen.",
    `It sleeps once Start/Stop is held for ${seconds(limits.sleep_hold_ms)}${speed > 1 ? " of its time" : ""}, and wakes with level and depth as at first.`,
    "start",
  );
}

function withoutCartridge(sample, context) {
  if (sample.sessionSeconds > 0) {
    return step("wait", "Wait a moment: the treatment ends.");
  }
  if (sample.charger) {
    return charging(sample, context);
  }
  if (context.done) {
    const done = "The treatment is done. It stands in the record below.";
    return sample.batteryTooLow
      ? step("ready", done, `For another one, press Charger. ${batteryNeeds(sample, context)}`, "plug")
      : step(
          "ready",
          done,
          "For another one, put a fresh cartridge in: click one in the tray.",
          "fresh",
        );
  }
  return sample.batteryTooLow
    ? tooLow(sample, context)
    : step("ready", "Put a fresh cartridge in: click one in the tray.", "Or drag it onto the pen.", "fresh");
}

// Unplugged any sooner, the pen would refuse the start.
function charging(sample, { charged, limits }) {
  return charged
    ? step("warn", "Unplug the charger: press Charger.", "The pen never runs while charging.", "plug", "warn")
    : step(
        "wait",
        "Wait: the battery charges.",
        `Enough at ${limits.battery_unplug_percent} %; the pen reads ${sample.batteryPercent} %. A higher Speed at the top shortens the wait.`,
        "speed",
      );
}

function tooLow(sample, context) {
  return step(
    "warn",
    "The battery is too low to start: press Charger.",
    batteryNeeds(sample, context),
    "plug",
    "warn",
  );
}

function batteryNeeds(sample, { limits }) {
  return `A start needs ${limits.battery_start_percent} %; the pen reads ${sample.batteryPercent} %.`;
}

function refused(sample, { words }) {
  if (sample.verdict === "SessionOver" && TIME_UP.includes(sample.reason)) {
    const over = sentence(words(sample.reason, "reasons"));
    return sample.skin > 0
      ? step("warn", `${over} Lift the pen off the skin.`, "Then take the cartridge out.", "skin-on", "warn")
      : step("warn", `${over} Take the cartridge out.`, "It has done its work.", "remove", "warn");
  }
  const why = words(sample.verdict, "verdicts");
  return step(
    "warn",
    `Refused. ${sentence(why)}`,
    "Take the cartridge out, then put a fresh one in.",
    "remove",
    "warn",
  );
}

function ready(sample, context) {
  const { heldMs, tooShort, limits } = context;
  if (sample.charger) {
    return charging(sample, context);
  }
  if (heldMs !== null && heldMs >= (limits.start_hold_ms + limits.sleep_hold_ms) / 2) {
    return step("warn", "Let go now: held any longer, the pen goes to sleep.", "", "start", "warn");
  }
  if (heldMs !== null && !sample.batteryTooLow) {
    return heldMs < limits.start_hold_ms
      ? step("ready", "Keep holding Start/Stop …", "", "start")
      : step("ready", "Now let go: the pen starts.", "", "start");
  }
  if (sample.faults.length > 0) {
    return step(
      "warn",
      `Still broken: ${sample.faults.join(", ")}. Mend it under “Wrong at the moment”.`,
      "Or start all the same, and see what the pen does.",
      "active",
      "warn",
    );
  }
  const hold = `${seconds(limits.start_hold_ms)} is enough; ${seconds(limits.sleep_hold_ms)} puts the pen to sleep.`;
  if (tooShort && !sample.batteryTooLow) {
    return step("ready", "That was too short: hold Start/Stop until its ring is full, then let go.", hold, "start");
  }
  if (sample.sessionSeconds > 0) {
    return stopped(sample, context);
  }
  return sample.batteryTooLow
    ? tooLow(sample, context)
    : step(
        "ready",
        "Hold Start/Stop for a moment, then let go.",
        `${hold} Set depth and speed first, with + and −. The first start marks the cartridge as used.`,
        "start",
      );
}

// The session goes on until the cartridge is out.
function stopped(sample, context) {
  const low = sample.batteryTooLow && `The battery is too low to go on. ${batteryNeeds(sample, context)}`;
  if (sample.skin > 0) {
    return step(
      "ready",
      "Lift the pen off the skin.",
      low || "Then take the cartridge out to end the treatment, or hold Start/Stop for a moment to go on.",
      "skin-on",
    );
  }
  return step(
    "ready",
    "Take the cartridge out to end the treatment.",
    low || "Clicking another one in the tray ends it too. To go on, hold Start/Stop for a moment.",
    "remove",
  );
}

function running(sample) {
  if (sample.pressureWarning) {
    return step(
      "warn",
      "Press less: move the pressure slider to the left.",
      "Pressed too hard for over a second, the pen stops by itself.",
      "skin",
      "warn",
    );
  }
  if (sample.batteryWarning) {
    return step(
      "warn",
      "The battery is low: finish soon, then press Start/Stop to stop.",
      "Empty, the pen stops by itself.",
      "start",
      "warn",
    );
  }
  if (sample.skin === 0) {
    return sample.sessionStrokes > ENOUGH_STROKES * 10
      ? step(
          "run",
          "Press Start/Stop to stop, or press the tip on the skin.",
          "The needles run in air.",
          "start",
        )
      : step(
          "run",
          "Press the tip on the skin.",
          "The needles run in air. Start/Stop stops them at once.",
          "skin-on",
        );
  }
  return sample.sessionStrokes < ENOUGH_STROKES
    ? step("run", "The pen treats the skin. Watch tip and scope.", "Start/Stop stops it at once.", "start")
    : step(
        "run",
        "Press Start/Stop to stop.",
        "Whenever the treatment is long enough. Depth can only get shallower while running.",
        "start",
      );
}

// Of a stop that nobody asked for, why.
function retracting(sample, { words }) {
  const asked = ["None", "Operator"].includes(sample.reason);
  return step(
    "wait",
    "Wait a moment: the needles move in.",
    asked ? "" : sentence(words(sample.reason, "reasons")),
  );
}

function fault(sample, { heldMs, words, needsService, limits }) {
  const what = sentence(words(sample.reason, "reasons"));
  if (needsService(sample.reason)) {
    return step(
      "bad",
      `${what} The pen needs service.`,
      "On this bench: mend what is broken, then begin anew (at the end of the record).",
      sample.faults.length > 0 ? "active" : "restart-form",
      "bad",
    );
  }
  if (heldMs !== null) {
    return heldMs < limits.clear_hold_ms
      ? step("bad", "Keep holding Start/Stop …", what, "start", "bad")
      : step("bad", "Now let go.", what, "start", "bad");
  }
  if (sample.faults.length > 0) {
    return step(
      "bad",
      `${what} Mend it first: press Mend under “Wrong at the moment”.`,
      "Then hold Start/Stop for a second to clear the fault.",
      "active",
      "bad",
    );
  }
  if (sample.reason === "Overload" && sample.skin > 0.5) {
    return step(
      "bad",
      `${what} Press less, or lift the pen off the skin.`,
      "Then hold Start/Stop for a second.",
      "skin-on",
      "bad",
    );
  }
  return step(
    "bad",
    `${what} Hold Start/Stop for a second to clear it.`,
    sample.reason === "Overload" ? "Then press less." : "If it comes back, the pen needs service.",
    "start",
    "bad",
  );
}
