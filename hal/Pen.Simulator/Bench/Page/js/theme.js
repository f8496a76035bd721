// Light or dark: as the computer says, or as the person does.
import { byId, setText } from "./dom.js";

const CHOICES = ["auto", "light", "dark"];
const KEPT = "bench-theme";

/** Follows the computer until the button says otherwise; tells who has to repaint. */
export function followTheme(changed) {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const button = byId("theme");
  let choice = read();
  const apply = () => {
    const theme = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
    document.documentElement.dataset.theme = theme;
    setText(button, `Theme: ${choice}`);
    changed();
  };
  button.addEventListener("click", () => {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
    keep(choice);
    apply();
  });
  dark.addEventListener("change", apply);
  apply();
}

// A browser may refuse to keep anything: then the choice lasts as long as the page.
function read() {
  try {
    const kept = localStorage.getItem(KEPT);
    return CHOICES.includes(kept) ? kept : "auto";
  } catch {
    return "auto";
  }
}

function keep(choice) {
  try {
    localStorage.setItem(KEPT, choice);
  } catch {
    return;
  }
}
