/** One measured thing against its limit in the same run. */
export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly goal: string;
}

/** Prints minimum, median and maximum; one run says little on a shared machine. */
export function report({ name, unit, values, goal }: Measured): void {
  const sorted = values.toSorted((one, other) => one - other);
  const [min, median, max] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((value) =>
    (value ?? Number.NaN).toPrecision(3),
  );
  process.stdout.write(
    `${name.padEnd(44)} ${min ?? ''} / ${median ?? ''} / ${max ?? ''} ${unit}`.padEnd(86) + `goal ${goal}\n`,
  );
}

/** Seconds that some work takes. */
export async function seconds(work: () => Promise<unknown> | void): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
