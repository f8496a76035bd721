// What to do next while the pen tests itself on the bench: what its display asks, in whole sentences.
import { step } from "./guide.js";

// By number of the step (hardware/bring-up.md): what is to be pressed, and what a person is to judge.
const BUTTONS = {
  4: ["Start/Stop", "start"],
  5: ["Speed +", "speed+"],
  6: ["Speed −", "speed-"],
  7: ["Depth +", "depth+"],
  8: ["Depth −", "depth-"],
};

const QUESTIONS = {
  9: "Are all pixels of the display lit?",
  10: "Does the lamp show red, green and blue, in this order?",
  11: "Does the buzzer beep? It also says so beside the lamp.",
};

const ENDS = "Start/Stop breaks the test off.";

const PROMPTS = {
  Begin: () =>
    step(
      "ready",
      "Let go of Speed − and Depth −, then hold Start/Stop for half a second to begin the self-test.",
      "Or wait 10 s for an ordinary power-up.",
      "start",
    ),
  Press: ({ step: number }) => {
    const [name, target] = BUTTONS[number] ?? ["the button that the display names", null];
    return step("ready", `Press ${name}.`, of(number), target);
  },
  Confirm: ({ step: number }) =>
    step(
      "ready",
      `${QUESTIONS[number] ?? "Is it as the display says?"} Depth + is yes, Depth − is no.`,
      of(number),
      "depth+",
    ),
  PlugCharger: ({ step: number }) => step("ready", "Plug the charger in.", of(number), "plug"),
  UnplugCharger: ({ step: number }) => step("ready", "Unplug the charger.", of(number), "plug"),
  InsertTool: ({ step: number }) =>
    step(
      "ready",
      "Put the service cartridge in: it is in the tray, under “More kinds”.",
      `${of(number)} Without it, the motor's part is skipped.`,
      "service",
    ),
  StartMotor: ({ step: number }) =>
    step("warn", "Hold Start/Stop for half a second: the motor will turn.", of(number), "start", "warn"),
  Result: result,
};

/** The next step of a self-test; the argument is a frame's self_test. */
export function selfTestStep(test) {
  const make = PROMPTS[test?.prompt];
  return make ? make(test) : step("wait", "Wait a moment: the pen tests itself.", test ? of(test.step) : "");
}

function of(number) {
  return number > 0 ? `Step ${number} of 23. ${ENDS}` : "";
}

function result({ verdict, failed, first_failed: first }) {
  const off = "Press Power to switch the pen off, and again for an ordinary power-up.";
  if (verdict === "Pass") {
    return step("ready", "The self-test has passed.", off, "power");
  }
  return verdict === "Fail"
    ? step(
        "bad",
        `The self-test has failed at ${failed} of its steps, first at step ${first}.`,
        off,
        "power",
        "bad",
      )
    : step("warn", "The self-test was broken off.", off, "power", "warn");
}
