// Numbers as people read them.

/** A number with digits in groups of three and a minus sign; with so many decimals, or as many as it has. */
export function figure(value, decimals) {
  const text = decimals === undefined ? String(value) : value.toFixed(decimals);
  return text
    .replace(/^-(?=[0.]*$)/, "")
    .replace("-", "−")
    .replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, "\u202f");
}
