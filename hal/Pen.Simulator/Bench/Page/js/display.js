// The pen's display, pixel for pixel: large beside the pen, and small in its place on the pen.
import { byId, setAttribute } from "./dom.js";

const WIDTH = 128;
const HEIGHT = 32;
const LIT = [190, 231, 255];
const DARK = [7, 9, 10];

/** Paints 512 bytes, row by row, leftmost pixel in the top bit. */
export class Display {
  constructor() {
    this.contexts = ["screen", "pen-screen"].map((id) => byId(id).getContext("2d"));
    this.image = new ImageData(WIDTH, HEIGHT);
    this.screen = byId("screen");
    this.#paint(() => 0);
  }

  show(base64) {
    const bytes = atob(base64);
    this.#paint((index) => bytes.charCodeAt(index));
  }

  /** The same in words, for those who do not see it. */
  describe(text) {
    setAttribute(this.screen, "aria-label", `The pen's display: ${text}`);
  }

  #paint(byteAt) {
    const data = this.image.data;
    for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      const lit = (byteAt(pixel >> 3) >> (7 - (pixel & 7))) & 1;
      const [red, green, blue] = lit ? LIT : DARK;
      data[pixel * 4] = red;
      data[pixel * 4 + 1] = green;
      data[pixel * 4 + 2] = blue;
      data[pixel * 4 + 3] = 255;
    }
    this.contexts.forEach((context) => context.putImageData(this.image, 0, 0));
  }
}
