// Who operates: several pages can watch a pen, one at a time works it.
import { byId, setText } from "./dom.js";

/** Shows who operates, and takes or hands over control. */
export class Control {
  constructor(link) {
    this.link = link;
    this.button = byId("operator-button");
    this.state = null;
    this.page = 0;
    this.onlost = () => {};
    this.button.addEventListener("click", () => this.#press());
  }

  /** True while this page works the pen. */
  get mine() {
    return this.page !== 0 && this.state?.operator === this.page;
  }

  /** True once it is known that this page does not. */
  get watches() {
    return this.state !== null && !this.mine;
  }

  /** A hello tells which page this is. */
  learn(hello) {
    this.page = hello.page;
    this.#show();
  }

  /** Control went from one page to another. */
  show(state) {
    const had = this.mine;
    this.state = state;
    if (had && !this.mine) {
      this.onlost();
    }
    this.#show();
  }

  #press() {
    if (!this.mine) {
      this.link.ask({ type: "take" });
      return;
    }
    const others = (this.state?.pages ?? []).filter((page) => page !== this.page);
    this.link.ask({ type: "hand", to: others.length > 0 ? others[0] : null });
  }

  #show() {
    const others = (this.state?.pages ?? []).filter((page) => page !== this.page);
    document.body.dataset.operates = this.mine;
    const watching =
      others.length === 0 ? "" : others.length === 1 ? ", 1 page watches" : `, ${others.length} pages watch`;
    setText(
      byId("operator-text"),
      this.mine
        ? `You operate${watching}`
        : (this.state?.operator ?? null) === null
          ? "Nobody operates"
          : `You watch: page ${this.state.operator} operates`,
    );
    setText(this.button, this.mine ? "Hand over" : "Take control");
    this.button.hidden = this.mine && others.length === 0;
  }
}
