/** To 6 decimals: scores and amounts inside derived events, so that the last bit of a logarithm is nobody's difference. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
