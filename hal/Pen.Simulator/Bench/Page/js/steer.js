// How the scope's picture follows the pen: evenly, a little behind the newest sample, and never with a jump that is seen.

// So long in our time after the newest sample: time for the next message, for painting, and for the frame that shows it.
const LAG_SECONDS = 0.2;

// What is missing is made up for within about a second: at most a few percent faster or slower, which no eye sees.
const GAIN_PER_SECOND = 1;
const GAIN_STANDING = 4;

// Samples are guessed to go on for so long after the last message.
const MOST_AGE_SECONDS = 0.1;

// Beyond so many windows a second there is nothing to follow with the eye.
const MOST_WINDOWS_PER_SECOND = 2;

/**
 * Says how the edge goes on: from where, and how many seconds of the pen in one of ours (0: it stands). edge: the time at the
 * right edge now; latest: of the newest sample; age: our seconds since it came; pace: the pen's seconds in one of ours; still:
 * nothing may glide.
 */
export function steer({ edge, latest, age, pace, span, pixelsPerSecond, still }) {
  if (still || pace > span * MOST_WINDOWS_PER_SECOND) {
    return { edge: latest, pace: 0 };
  }
  const wanted = Math.max(0, latest + (Math.min(MOST_AGE_SECONDS, age) - LAG_SECONDS) * pace);
  const missing = wanted - edge;
  // After another speed, another pen or a page that was hidden, it is somewhere else.
  const from = Math.abs(missing) > Math.max(span / 4, 0.3 * Math.max(1, pace)) ? wanted : edge;
  const left = wanted - from;
  if (pace === 0) {
    return Math.abs(left) * pixelsPerSecond < 1
      ? { edge: from, pace: 0 }
      : { edge: from, pace: Math.max(0, left * GAIN_STANDING) };
  }
  return { edge: from, pace: Math.max(0, pace + left * GAIN_PER_SECOND) };
}
