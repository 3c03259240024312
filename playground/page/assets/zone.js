/** Time in an IANA zone, by the browser's own knowledge of zones. Instants are milliseconds since 1970. */

const DAY = 86_400_000;
const MINUTE = 60_000;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

function formatOf(zone) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

/** What a clock on the wall shows there. @param {string} zone @param {number} instant */
export function wall(zone, instant) {
  const found = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) found[type] = Number(value);
  return {
    year: found.year,
    month: found.month,
    day: found.day,
    hour: found.hour,
    minute: found.minute,
    second: found.second,
  };
}

/** How far the zone's wall clock is ahead of UTC. @param {string} zone @param {number} instant */
export function offset(zone, instant) {
  const { year, month, day, hour, minute, second } = wall(zone, instant);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant at which the wall clock shows that; the first of two where it shows it twice, and where it skips it, as
 * much later as it skips. Days beyond the month's end run over.
 * @param {string} zone
 */
export function instantOf(zone, year, month, day, hour, minute) {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const before = offset(zone, wanted - DAY);
  const candidates = [wanted - before, wanted - offset(zone, wanted + DAY)].sort((a, b) => a - b);
  return candidates.find((one) => one + offset(zone, one) === wanted) ?? wanted - before;
}

/**
 * The next time after `now` that the wall clock shows `hour:minute`, on `weekday` (0: Sunday) where one is given.
 * @param {string} zone @param {number} now @param {number} hour @param {number} minute @param {number} [weekday]
 */
export function nextAt(zone, now, hour, minute, weekday = undefined) {
  const { year, month, day } = wall(zone, now);
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const fits = weekday === undefined || new Date(Date.UTC(year, month - 1, day + ahead)).getUTCDay() === weekday;
    const instant = instantOf(zone, year, month, day + ahead, hour, minute);
    if (fits && instant > now) return instant;
  }
  throw new RangeError("no such time in a week");
}

/**
 * When the zone's clocks are next put forward or back, and by how much; null where they are not within a year.
 * @param {string} zone @param {number} now @returns {{at: number, by: number} | null}
 */
export function nextShift(zone, now) {
  const start = offset(zone, now);
  for (let late = now + DAY; late < now + 400 * DAY; late += DAY) {
    const changed = offset(zone, late);
    if (changed === start) continue;
    let [low, high] = [Math.floor((late - DAY) / MINUTE), Math.ceil(late / MINUTE)];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(zone, middle * MINUTE) === start) low = middle;
      else high = middle;
    }
    return { at: high * MINUTE, by: changed - start };
  }
  return null;
}

/** Days between two instants by the zone's calendar. @param {string} zone */
export function daysBetween(zone, from, to) {
  const [a, b] = [wall(zone, from), wall(zone, to)];
  return Math.round((Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / DAY);
}
