/** Tells whoever listens that something happened. */
export class Emitter {
  /** @type {Map<string, Set<(...data: any[]) => void>>} */
  #ears = new Map();

  /** @param {string} kind @param {(...data: any[]) => void} hear @returns {() => void} stops listening */
  on(kind, hear) {
    const ears = this.#ears.get(kind) ?? new Set();
    this.#ears.set(kind, ears.add(hear));
    return () => ears.delete(hear);
  }

  /** @param {string} kind @param {...any} data */
  emit(kind, ...data) {
    for (const hear of [...(this.#ears.get(kind) ?? [])]) hear(...data);
  }
}
