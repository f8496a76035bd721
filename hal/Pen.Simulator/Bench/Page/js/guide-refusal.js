// Presses that the pen answers with two beeps, and why: by its own limits, and by what it is just doing.

const millimetres = (micrometres) => `${(micrometres / 1000).toFixed(1)} mm`;

/** Why the pen will refuse a button that goes down now; "" if it will not. */
export function refusal(name, sample, limits) {
  if (name === "start") {
    return sample.state === "NoCartridge" ? "No start without a cartridge: put one in first." : "";
  }
  if (name === "depth+" && sample.state === "Running") {
    return "While the needles run, depth can only get less. Press Start/Stop first.";
  }
  return name === "depth+" && sample.state === "Ready" ? tooDeep(sample, limits) : "";
}

function tooDeep({ setDepth, cartridge, unlocked }, limits) {
  const wanted = Math.round(setDepth * 1000) + limits.depth_step_um;
  if (wanted > limits.depth_max_um) {
    return `The pen goes ${millimetres(limits.depth_max_um)} deep at most.`;
  }
  if (cartridge && wanted > cartridge.limit_um) {
    return `This cartridge allows ${millimetres(cartridge.limit_um)} at most.`;
  }
  return wanted > limits.depth_locked_um && !unlocked
    ? "To go deeper, press “Unlock above 1.5 mm” under “Combinations and keys”."
    : "";
}
