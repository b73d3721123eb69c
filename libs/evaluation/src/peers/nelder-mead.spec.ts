import { expect, test } from '@jest/globals';
import { minimize } from './nelder-mead.js';

test('finds the bottom of a bowl, and of a curved valley (Rosenbrock 1960)', () => {
  const bowl = minimize(([x = 0, y = 0, z = 0]) => (x - 1) ** 2 + 3 * (y + 2) ** 2 + z ** 2, [0, 0, 5]);
  expect(bowl.map((x) => Math.round(x * 1e3) / 1e3 + 0)).toEqual([1, -2, 0]);
  const valley = minimize(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
  expect(valley.map((x) => Math.round(x * 1e3) / 1e3)).toEqual([1, 1]);
});
