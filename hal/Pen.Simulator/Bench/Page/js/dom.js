// Small helpers around the document, so that the other modules say what, not how.
const SVG = "http://www.w3.org/2000/svg";

/** The element of an id; an id that is not there is a mistake of the page. */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no #${id}`);
  }
  return found;
}

/** Makes an HTML element. Attributes that are null are left out; children are nodes or text. */
export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Makes an SVG element. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** Writes text only if it is another one: an unchanged page costs nothing. */
export function setText(element, text) {
  if (element.shown !== text) {
    element.shown = text;
    element.textContent = text;
  }
}

/** Writes an attribute only if it is another one. */
export function setAttribute(element, name, value) {
  const text = String(value);
  if (element.getAttribute(name) !== text) {
    element.setAttribute(name, text);
  }
}

const TOUCHED_MS = 1500;

/** Notes when a person moves a slider, so that the pen's own value does not pull it back meanwhile. */
export function noteTouch(slider) {
  slider.addEventListener("input", () => (slider.touchedAt = performance.now()));
}

/** True while a slider is the person's. */
export function isTouched(slider) {
  return (
    document.activeElement === slider || performance.now() - (slider.touchedAt ?? -Infinity) < TOUCHED_MS
  );
}

/** The person has asked for less motion. */
export const lessMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children);
  return element;
}
