// A frame of the bench in the page's own words and units: hertz, millimetres, volts, percent, millinewton metres.

/** Before the first frame: a pen of which nothing is known. */
export const NOTHING = toSample({ powered: false, state: "Off", reason: "None", verdict: "Absent" });

/** Turns a frame into a sample. Fields that are missing are 0, false or empty. */
export function toSample(frame) {
  return {
    seconds: (frame.time_us ?? 0) / 1e6,
    speed: frame.speed ?? 1,
    paused: frame.paused ?? false,
    limited: frame.limited ?? false,
    powered: frame.powered ?? false,
    asleep: frame.asleep ?? false,
    state: frame.state ?? "Off",
    reason: frame.reason ?? "None",
    verdict: frame.verdict ?? "Absent",
    buttons: frame.buttons ?? [0, 0, 0, 0, 0],
    light: frame.light ?? "off",
    buzzer: frame.buzzer ?? false,
    trueRate: (frame.rate_mhz ?? 0) / 1e3,
    setRate: (frame.rate_set_mhz ?? 0) / 1e3,
    level: frame.level ?? 0,
    rateLimited: frame.rate_limited ?? false,
    trueDepth: (frame.depth_um ?? 0) / 1e3,
    believedDepth: (frame.depth_counted_um ?? 0) / 1e3,
    setDepth: (frame.depth_set_um ?? 0) / 1e3,
    tip: (frame.tip_um ?? frame.depth_um ?? 0) / 1e3,
    crank: frame.crank_rad ?? 0,
    depthProven: frame.depth_proven ?? false,
    unlocked: frame.depth_unlocked ?? false,
    battery: (frame.battery_mv ?? 0) / 1e3,
    charge: (frame.charge_permille ?? 0) / 10,
    batteryPercent: frame.battery_percent ?? 0,
    batteryTooLow: frame.battery_too_low ?? false,
    batteryWarning: frame.battery_warning ?? false,
    skin: (frame.skin_unm ?? 0) / 1e3,
    pressureWarning: frame.pressure_warning ?? false,
    cartridge: frame.cartridge ?? null,
    present: (frame.cartridge ?? null) !== null,
    selfTest: frame.self_test ?? null,
    charger: frame.charger ?? false,
    faults: frame.faults ?? [],
    strokes: frame.strokes ?? 0,
    sessionStrokes: frame.session_strokes ?? 0,
    sessionPunctures: frame.session_punctures ?? 0,
    sessionSeconds: frame.session_s ?? 0,
    broken: frame.broken ?? 0,
    lines: frame.lines ?? 0,
  };
}
