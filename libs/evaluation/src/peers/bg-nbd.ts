import { at, type Matrix, rowsOf } from '../matrix.js';
import type { Panel } from '../panel.js';
import { minimize } from './nelder-mead.js';
import { weeksSinceLastOrder } from './last-order.js';

/** What BG/NBD knows of a customer: repeat orders, and in weeks the age at the last one and now. */
interface Customer {
  readonly repeats: number;
  readonly lastAge: number;
  readonly age: number;
}

/** Rates are gamma (r, α); the chance of leaving after an order is beta (a, b). */
interface Model {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  /** Weeks in a unit of the model's time. */
  readonly unit: number;
}

const FIRST_WEEK = 20;
const REFIT_WEEKS = 13;
const FEWEST_CUSTOMERS = 20;
/** Keeps parameters of a thin portfolio near 1. */
const RIDGE = 1e-3;
/** Makes equal probabilities tell apart by their odds. */
const TIE_BREAK = 1e-9;

/**
 * The chance that a customer has left by BG/NBD (Fader, Hardie, Lee 2005), by order weeks, fitted by maximum likelihood every
 * 13 weeks on what was known then. Source: `bgnbd` in the detection reference, peers.py.
 */
export function bgNbd(panel: Panel): Matrix {
  const { orders, first, weeks } = panel;
  const silence = weeksSinceLastOrder(panel);
  const scores = rowsOf(orders.length, weeks);
  const repeats = orders.map(() => -1);
  let model: Model | undefined;
  for (let week = 0; week < weeks; week++) {
    const customers = new Map<number, Customer>();
    for (const [account, row] of orders.entries()) {
      if (at(row, week) > 0) repeats[account] = (repeats[account] ?? 0) + 1;
      const start = first[account] ?? Number.POSITIVE_INFINITY;
      const silent = at(silence[account] ?? row, week);
      if (start <= week)
        customers.set(account, {
          repeats: repeats[account] ?? 0,
          lastAge: week - silent - start,
          age: week - start + 0.5,
        });
    }
    if (week < FIRST_WEEK || customers.size < FEWEST_CUSTOMERS) continue;
    if (model === undefined || week % REFIT_WEEKS === 0) model = fitted([...customers.values()], model);
    for (const [account, customer] of customers) {
      const row = scores[account];
      if (row !== undefined) row[week] = goneScore(model, customer);
    }
  }
  return scores;
}

function fitted(customers: readonly Customer[], before: Model | undefined): Model {
  const unit = customers.reduce((longest, { age }) => Math.max(longest, age), 0) / 30;
  const most = customers.reduce((highest, { repeats }) => Math.max(highest, repeats), 0);
  const start = before === undefined ? [0, 0, 0, 0] : logs(before);
  const best = minimize((at) => {
    const likelihood = logLikelihood(modelOf(at, unit), customers, most);
    return -likelihood / customers.length + RIDGE * at.reduce((sum, x) => sum + x * x, 0);
  }, start);
  return modelOf(best, unit);
}

function modelOf([r = 0, alpha = 0, a = 0, b = 0]: readonly number[], unit: number): Model {
  const positive = (log: number): number => Math.exp(Math.min(8, Math.max(-8, log)));
  return { r: positive(r), alpha: positive(alpha), a: positive(a), b: positive(b), unit };
}

function logs({ r, alpha, a, b }: Model): readonly number[] {
  return [r, alpha, a, b].map(Math.log);
}

/** Equation 6 of the paper; Γ(r + x)/Γ(r) and B(a, b + x)/B(a, b) are products over the repeats up to x. */
function logLikelihood(
  { r, alpha, a, b, unit }: Model,
  customers: readonly Customer[],
  most: number,
): number {
  const products = new Float64Array(most + 1);
  for (let x = 0; x < most; x++)
    products[x + 1] = at(products, x) + Math.log(((r + x) * (b + x)) / (a + b + x));
  let total = customers.length * r * Math.log(alpha);
  for (const { repeats, lastAge, age } of customers) {
    const stayed = -(r + repeats) * Math.log(alpha + age / unit);
    const left =
      repeats > 0
        ? Math.log(a / (b + repeats - 1)) - (r + repeats) * Math.log(alpha + lastAge / unit)
        : Number.NEGATIVE_INFINITY;
    const higher = Math.max(stayed, left);
    total += at(products, repeats) + higher + Math.log1p(Math.exp(Math.min(stayed, left) - higher));
  }
  return total;
}

/** P(gone), and a trace of its odds; 0 for a customer without a repeat order, who by this model cannot have left. */
function goneScore({ r, alpha, a, b, unit }: Model, { repeats, lastAge, age }: Customer): number {
  if (repeats === 0) return 0;
  const waited = Math.log((alpha + age / unit) / (alpha + lastAge / unit));
  const odds = Math.log(a / (b + repeats - 1)) + (r + repeats) * waited;
  return 1 / (1 + Math.exp(-odds)) + TIE_BREAK * Math.min(500, Math.max(-500, odds));
}
