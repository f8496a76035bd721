// Rules of accessibility, judged on the page as it is rendered: returns one sentence for each breach.
() => {
  const breaches = [];
  const MIN_TARGET = 24;
  const say = (element, text) => breaches.push(`${describe(element)}: ${text}`);

  function describe(element) {
    const id = element.id ? `#${element.id}` : "";
    const style =
      typeof element.className === "string" && element.className
        ? `.${element.className.trim().split(/\s+/).join(".")}`
        : "";
    const text = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}${id}${style}> "${text}"`;
  }

  const all = [...document.querySelectorAll("body *")];
  const isHidden = (element) => element.closest("[aria-hidden=true], [hidden]") !== null;
  // Content of a closed details has boxes of no size, or is skipped by the renderer.
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getClientRects().length > 0;
  const isForReaders = (element) => element.closest(".sr, .skip") !== null;
  const controls = all.filter(
    (element) =>
      element.matches("button, a[href], input, select, textarea, summary, [tabindex]:not([tabindex='-1'])") &&
      isShown(element),
  );

  function nameOf(element) {
    const labelled = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const parts = labelled.map((id) => document.getElementById(id)?.textContent ?? "");
    const labels = element.labels ? [...element.labels].map((label) => textOf(label, element)) : [];
    const own = element.matches("input, select, textarea") ? "" : textOf(element);
    const title = element.querySelector?.(":scope > title")?.textContent ?? "";
    return (
      [parts.join(" "), element.getAttribute("aria-label") ?? "", labels.join(" "), title, own]
        .map((text) => text.trim())
        .find((text) => text !== "") ?? ""
    );
  }

  function textOf(element, except) {
    return [...element.childNodes]
      .map((node) =>
        node === except
          ? ""
          : node.nodeType === Node.TEXT_NODE
            ? node.data
            : node.nodeType === Node.ELEMENT_NODE && node.getAttribute("aria-hidden") !== "true"
              ? textOf(node, except)
              : "",
      )
      .join(" ");
  }

  // Document.
  if (!document.documentElement.lang) say(document.documentElement, "no language");
  if (!document.title) say(document.documentElement, "no title");
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = all.filter(
      (element) =>
        isShown(element) &&
        element.getBoundingClientRect().right > innerWidth + 1 &&
        !element.closest(".scope-window, .table-scroll, .cursor-table, .tip-figure"),
    );
    say(
      wide[0] ?? document.body,
      `the page is ${document.documentElement.scrollWidth} pixels wide in a window of ${innerWidth}`,
    );
  }

  // Landmarks and headings.
  for (const [name, selector] of [
    ["main", "main"],
    ["banner", "body > header"],
    ["contentinfo", "body > footer"],
  ]) {
    if (document.querySelectorAll(selector).length !== 1) breaches.push(`not exactly one ${name}`);
  }
  for (const section of document.querySelectorAll("section")) {
    if (!nameOf(section)) say(section, "a section without a name");
  }
  let level = 0;
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) =>
    isShown(heading),
  );
  if (headings.filter((heading) => heading.localName === "h1").length !== 1)
    breaches.push("not exactly one h1");
  for (const heading of headings) {
    const next = Number(heading.localName[1]);
    if (next > level + 1) say(heading, `a heading of level ${next} after one of level ${level}`);
    level = next;
  }
  for (const element of all.filter((candidate) => candidate.parentElement === document.body)) {
    if (!element.matches("header, main, footer, script, .skip, [role=alert], [role=status]"))
      say(element, "outside every landmark");
  }
  const alerts = document.querySelectorAll("[role=alert], [aria-live=assertive]").length;
  const polite = document.querySelectorAll("[role=status], [aria-live=polite]").length;
  if (alerts === 0 || polite === 0) breaches.push("no live regions for state and faults");

  // Ids and references.
  const ids = new Map();
  all
    .filter((element) => element.id)
    .forEach((element) => ids.set(element.id, (ids.get(element.id) ?? 0) + 1));
  ids.forEach((count, id) => count > 1 && breaches.push(`id ${id} stands ${count} times`));
  for (const element of all) {
    for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
      for (const id of (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean)) {
        if (!document.getElementById(id)) say(element, `${attribute} names ${id}, which is not there`);
      }
    }
  }

  // Controls.
  for (const control of controls) {
    if (!nameOf(control)) say(control, "a control without a name");
    if (control.tabIndex > 0) say(control, "a tab order of its own");
    if (isHidden(control)) say(control, "a control hidden from readers");
    const box = control.getBoundingClientRect();
    if (!isForReaders(control) && (box.width < MIN_TARGET || box.height < MIN_TARGET)) {
      say(control, `a target of ${box.width.toFixed(0)} x ${box.height.toFixed(0)} pixels`);
    }
    if (
      control.matches("input, select, textarea") &&
      control.labels.length === 0 &&
      !control.getAttribute("aria-label")
    )
      say(control, "a field without a label");
    if (control.matches("button") && control.scrollWidth > control.clientWidth + 1)
      say(control, "its text is cut off");
  }

  // Pictures.
  for (const picture of document.querySelectorAll("svg, canvas, img")) {
    const isDrawn = picture.matches("[role=img], img") && nameOf(picture) !== "";
    if (!isDrawn && !isHidden(picture) && !picture.closest("[role=img]"))
      say(picture, "a picture without words");
  }

  // Contrast of every text that is shown.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || !isShown(element) || isForReaders(element)) continue;
    if (element.closest("button:disabled, option, script, style, title")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    let box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    if (box.top < 0 || box.bottom > innerHeight) {
      element.scrollIntoView({ block: "center" });
      box = range.getBoundingClientRect();
    }
    const style = getComputedStyle(element);
    const isSvg = element.namespaceURI.endsWith("svg");
    const ink = parse(isSvg ? style.fill : style.color);
    const size = parseFloat(style.fontSize);
    const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const worst = Math.min(...groundsAt(element, box).map((ground) => contrast(over(ink, ground), ground)));
    if (worst < wanted) say(element, `contrast ${worst.toFixed(2)}, wanted ${wanted}`);
  }

  // Contrast of the lines in the tip's picture, near both ends, with whatever they lie on.
  document.getElementById("tip").scrollIntoView({ block: "center" });
  for (const line of document.querySelectorAll("#tip line, .tip-marks path")) {
    if (!isShown(line)) continue;
    const box = line.getBoundingClientRect();
    const inset = line.localName === "path" ? box.width / 2 : Math.min(4, box.width / 2);
    for (const x of [box.left + inset, box.right - inset]) {
      const stack = document.elementsFromPoint(x, box.top + box.height / 2).filter(isShown);
      const ink = parse(getComputedStyle(line).stroke);
      const worst = Math.min(...mixed(stack).map((ground) => contrast(ink, ground)));
      if (worst < 3) say(line.closest("g, svg"), `a line's contrast of ${worst.toFixed(2)}, wanted 3`);
    }
  }
  scrollTo(0, 0);
  return [...new Set(breaches)];

  // The colours that can be behind a text: what is under its middle, from its own element downwards.
  function groundsAt(element, box) {
    const x = Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2));
    const y = Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2));
    const stack = document.elementsFromPoint(x, y);
    const own = stack.indexOf(element);
    return mixed(own >= 0 ? stack.slice(own) : ancestors(element));
  }

  // The colours of what lies on each other, the uppermost first.
  function mixed(chain) {
    let grounds = null;
    const layers = [];
    for (const candidate of chain) {
      const colours = coloursOf(candidate);
      if (!colours) continue;
      layers.push(colours);
      if (colours.every((colour) => colour[3] === 1)) break;
    }
    for (const colours of layers.reverse()) {
      const below = grounds ?? [[255, 255, 255, 1]];
      grounds = below.flatMap((ground) => colours.map((colour) => over(colour, ground)));
    }
    return grounds ?? [[255, 255, 255, 1]];
  }

  function ancestors(element) {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.push(at);
    return found;
  }

  function coloursOf(element) {
    const style = getComputedStyle(element);
    if (element.namespaceURI.endsWith("svg") && element.localName !== "svg") {
      if (["text", "line"].includes(element.localName) || style.fill === "none" || element.localName === "g") return null;
      const opacity = Number(style.opacity) * Number(style.fillOpacity);
      const reference = /url\("?#([^")]+)/.exec(style.fill);
      if (reference) {
        return [...document.querySelectorAll(`#${reference[1]} stop`)].map((stop) => {
          const its = getComputedStyle(stop);
          const colour = parse(its.stopColor);
          return [colour[0], colour[1], colour[2], colour[3] * Number(its.stopOpacity) * opacity];
        });
      }
      const colour = parse(style.fill);
      return [[colour[0], colour[1], colour[2], colour[3] * opacity]];
    }
    if (style.backgroundImage.includes("gradient")) {
      return style.backgroundImage.match(/(rgba?|color)\([^)]*\)/g).map(parse);
    }
    const colour = parse(style.backgroundColor);
    return colour[3] === 0 ? null : [colour];
  }

  function parse(text) {
    const numbers = (text.match(/-?[\d.]+(e-?\d+)?%?/g) ?? []).map(parseFloat);
    if (text.startsWith("color(srgb")) {
      const [red, green, blue, alpha = 1] = numbers;
      return [red * 255, green * 255, blue * 255, alpha];
    }
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
    return [red, green, blue, alpha];
  }

  function over([red, green, blue, alpha], ground) {
    return [
      red * alpha + ground[0] * (1 - alpha),
      green * alpha + ground[1] * (1 - alpha),
      blue * alpha + ground[2] * (1 - alpha),
      1,
    ];
  }

  function contrast(a, b) {
    const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
}
