// What to do next: one sentence that follows the pen, for somebody who has never seen it.
import { selfTestStep } from "./guide-self-test.js";
import { sentence } from "./say.js";

const ENOUGH_STROKES = 300;

/** What is shown: sign and tone, the state's word, the next step, why, and the id of what to use for it. */
export const step = (sign, next, why = "", target = null, tone = "calm") => ({ sign, next, why, target, tone });

/**
 * The next step of a sample. Context: watches (another page operates), heldMs (Start/Stop down, in the pen's time, or null), clears (that hold
 * began in a fault), tooShort (the last one was), words (of hello), done (a session has ended on this page), limits.
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
  return make ? make(sample, context) : off(sample);
}

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
  Retracting: () => step("wait", "Wait a moment: the needles move in."),
  Fault: fault,
  Saving: () => step("wait", "Wait a moment: the record is saved before sleep."),
  Asleep: () => asleep(),
  BenchTest: (sample) => selfTestStep(sample.selfTest),
  Calibrating: () =>
    step(
      "wait",
      "Follow the pen's display.",
      "Depth + and − move the needles until they are flush with the tip; Start/Stop saves, Speed − ends.",
    ),
};

function off(sample) {
  return sample.asleep ? asleep() : step("off", "Switch the pen on: press Power.", "", "power");
}

function asleep() {
  return step("off", "Press Start/Stop to wake the pen.", "It sleeps.", "start");
}

function withoutCartridge(sample, { done }) {
  if (sample.sessionSeconds > 0) {
    return step("wait", "Wait a moment: the treatment ends.");
  }
  if (sample.charger) {
    return step(
      "ready",
      "Unplug the charger, or put a cartridge in meanwhile.",
      "The pen never runs while charging.",
      "plug",
    );
  }
  return done
    ? step(
        "ready",
        "The treatment is done. It stands in the record below.",
        "For another one, put a fresh cartridge in: click one in the tray.",
        "fresh",
      )
    : step("ready", "Put a fresh cartridge in: click one in the tray.", "Or drag it onto the pen.", "fresh");
}

function refused(sample, { words }) {
  const why = words(sample.verdict, "verdicts");
  return step(
    "warn",
    `Refused. ${sentence(why)}`,
    "Take the cartridge out, then put a fresh one in.",
    "remove",
    "warn",
  );
}

function ready(sample, { heldMs, tooShort, limits }) {
  if (sample.charger) {
    return step("warn", "Unplug the charger.", "The pen never runs while charging.", "plug", "warn");
  }
  if (heldMs !== null) {
    if (heldMs < limits.start_hold_ms) {
      return step("ready", "Keep holding Start/Stop …", "", "start");
    }
    return heldMs < (limits.start_hold_ms + limits.sleep_hold_ms) / 2
      ? step("ready", "Now let go: the pen starts.", "", "start")
      : step("warn", "Let go now: held any longer, the pen goes to sleep.", "", "start", "warn");
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
  if (sample.sessionSeconds > 0) {
    return sample.skin > 0
      ? step(
          "ready",
          "Lift the pen off the skin.",
          "Then take the cartridge out to end the treatment, or hold Start/Stop for a moment to go on.",
          "skin-on",
        )
      : step(
          "ready",
          "Take the cartridge out to end the treatment.",
          "Or hold Start/Stop for a moment to go on. Depth and speed can be changed with + and −.",
          "remove",
        );
  }
  const settings =
    "Change depth and speed with + and − first, if you like. The first start marks the cartridge as used.";
  return tooShort
    ? step(
        "ready",
        "That was too short: hold Start/Stop until its ring is full, then let go.",
        settings,
        "start",
      )
    : step("ready", "Hold Start/Stop for a moment, then let go.", settings, "start");
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

function fault(sample, { heldMs, words, needsService, advice, limits }) {
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
    sentence(advice(sample.reason)),
    "start",
    "bad",
  );
}
