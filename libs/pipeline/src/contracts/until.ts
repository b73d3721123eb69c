/** How long anything may take to come true, on machines that are busy. */
const PATIENCE_MS = 20_000;

/** Looks again and again until something holds; between two looks everything else has its turn. Rejects after 20 s. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > giveUp) throw new Error(`it has not come true that ${what}`);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
