// What the scope shows: lanes from top to bottom, their scales and their traces.

/**
 * The columns of a trace that the page keeps, by its own names: where they come from and what a unit of theirs is.
 * A column that the bench does not send stays empty.
 */
export const COLUMNS = {
  state: { from: ["state"], scale: 1 },
  rateSet: { from: ["rate_set_mhz"], scale: 1e-3 },
  rateTrue: { from: ["rate_mhz"], scale: 1e-3 },
  depthSet: { from: ["depth_set_um"], scale: 1e-3 },
  depthBelieved: { from: ["depth_counted_um"], scale: 1e-3 },
  depthTrue: { from: ["depth_um"], scale: 1e-3 },
  current: { from: ["current_ma"], scale: 1 },
  battery: { from: ["battery_mv"], scale: 1e-3 },
  duty: { from: ["duty_permille"], scale: 0.1 },
  gate: { from: ["gate"], scale: 1 },
  heartbeat: { from: ["heartbeat"], scale: 1 },
};

/** A style says more than a colour: set is dashed, believed is dotted, true is a full line. */
export const STYLES = {
  set: { colour: "--ink", dash: [7, 4], width: 1.4 },
  believed: { colour: "--believed", dash: [1.5, 3], width: 2 },
  true: { colour: "--accent", dash: [], width: 1.6 },
  one: { colour: "--accent", dash: [], width: 1.4 },
  two: { colour: "--third", dash: [], width: 1.4 },
};

/** Lanes, top to bottom. Heights in pixels, ticks in the lane's unit. */
export const LANES = layOut([
  { name: "State", kind: "state", height: 30, traces: [{ name: "state", column: "state" }] },
  {
    name: "Rate",
    unit: "Hz",
    height: 86,
    least: 0,
    most: 170,
    ticks: [0, 50, 100, 150],
    digits: 1,
    traces: [
      { name: "set", column: "rateSet", style: "set" },
      { name: "true", column: "rateTrue", style: "true" },
    ],
  },
  {
    name: "Depth",
    unit: "mm",
    height: 92,
    least: -0.6,
    most: 2.6,
    ticks: [0, 1, 2],
    digits: 3,
    shown: 2,
    traces: [
      { name: "set", column: "depthSet", style: "set" },
      { name: "believed", column: "depthBelieved", style: "believed" },
      { name: "true", column: "depthTrue", style: "true" },
    ],
  },
  {
    name: "Current",
    unit: "mA",
    height: 52,
    least: -200,
    most: 1800,
    ticks: [0, 1000],
    digits: 0,
    traces: [{ name: "winding", column: "current", style: "two" }],
  },
  {
    name: "Battery",
    unit: "V",
    height: 38,
    least: 3,
    most: 4.3,
    ticks: [3.5, 4],
    digits: 2,
    traces: [{ name: "terminals", column: "battery", style: "one" }],
  },
  {
    name: "Duty",
    unit: "%",
    height: 38,
    least: 0,
    most: 100,
    ticks: [0, 100],
    digits: 1,
    traces: [{ name: "duty", column: "duty", style: "two" }],
  },
  { name: "Gate", kind: "bit", height: 20, traces: [{ name: "gate", column: "gate", style: "one" }] },
  {
    name: "Heartbeat",
    kind: "bit",
    height: 20,
    traces: [{ name: "beat", column: "heartbeat", style: "two" }],
  },
]);

/** Height of the time axis under the lanes, and of everything. */
export const AXIS_HEIGHT = 20;
export const SCOPE_HEIGHT = LANES[LANES.length - 1].bottom + AXIS_HEIGHT + 4;

function layOut(lanes) {
  let top = 4;
  for (const lane of lanes) {
    lane.top = top;
    lane.bottom = top + lane.height;
    top = lane.bottom + 7;
  }
  return lanes;
}
