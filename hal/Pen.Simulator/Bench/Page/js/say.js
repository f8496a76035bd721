// Short messages to the person: seen at the edge of the page, and read aloud.
import { byId, setText } from "./dom.js";

const SHOWN_MS = 7000;

/** Says a sentence; the same one again is said again. */
export function say(text) {
  const element = byId("say");
  element.shown = null;
  setText(element, text);
  element.classList.add("on");
  clearTimeout(element.timer);
  element.timer = setTimeout(() => element.classList.remove("on"), SHOWN_MS);
}

/** Interrupts: for faults and refusals only. */
export function alarm(text) {
  setText(byId("alert"), text);
}

/** A phrase of the bench as a sentence; nothing stays nothing. */
export function sentence(text) {
  return text === "" ? "" : text.charAt(0).toUpperCase() + text.slice(1) + ".";
}
