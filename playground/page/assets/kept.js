/** What the browser keeps between visits, as JSON. Where storage is refused, the page forgets and works on. */

const PREFIX = "playground:";
const HERE = `${PREFIX}here:`;

/** @template T @param {string} key @param {T} fallback @returns {T} */
export function kept(key, fallback) {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

/** @param {string} key @param {unknown} value */
export function keep(key, value) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Full or refused: nothing that matters is lost.
  }
}

/** Numbers of people and messages mean something in one world only: what is kept of another is dropped.
 *  @param {string} world */
export function useWorld(world) {
  if (kept("world", "") === world) return;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(HERE)) localStorage.removeItem(key);
  } catch {
    return;
  }
  keep("world", world);
}

/** @template T @param {string} key @param {T} fallback @returns {T} */
export const keptHere = (key, fallback) => kept(`here:${key}`, fallback);

/** @param {string} key @param {unknown} value */
export const keepHere = (key, value) => keep(`here:${key}`, value);
