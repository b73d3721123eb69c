import { Presets, SingleBar } from 'cli-progress';

/** Shows how far long work has come: a bar on a terminal, a plain line every few seconds elsewhere. */
export interface Progress {
  /** @param total undefined while it is not known */
  update(label: string, done: number, total: number | undefined): void;
  finish(): void;
}

const LINE_EVERY_MS = 5_000;

/** Progress on standard error, so that results on standard output stay clean. */
export function progress(unit: string): Progress {
  return process.stderr.isTTY ? barProgress(unit) : lineProgress(unit);
}

function barProgress(unit: string): Progress {
  let bar: SingleBar | undefined;
  let shown = '';
  let began = 0;
  return {
    update(label, done, total) {
      if (label !== shown) {
        bar?.stop();
        bar = new SingleBar(
          {
            format: `{label} {bar} {percentage}% {value} of {total} ${unit}, {rate}/s, {eta_formatted} left`,
            hideCursor: true,
            etaBuffer: 100,
          },
          Presets.shades_classic,
        );
        bar.start(total ?? done, done, { label, rate: '–' });
        shown = label;
        began = Date.now();
      }
      if (total !== undefined) bar?.setTotal(total);
      bar?.update(done, { label, rate: rateOf(done, began) });
    },
    finish() {
      bar?.stop();
    },
  };
}

function lineProgress(unit: string): Progress {
  let shown = '';
  let began = 0;
  let last = 0;
  return {
    update(label, done, total) {
      const now = Date.now();
      if (label !== shown) {
        shown = label;
        began = now;
        last = now;
      }
      if (now - last < LINE_EVERY_MS) return;
      last = now;
      const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`;
      process.stderr.write(
        `${label}: ${done.toLocaleString('en')}${of} ${unit}, ${rateOf(done, began)}/s${leftOf(done, total, began)}\n`,
      );
    },
    finish: () => undefined,
  };
}

function rateOf(done: number, began: number): string {
  const seconds = (Date.now() - began) / 1000;
  return seconds < 0.1 ? '–' : Math.round(done / seconds).toLocaleString('en');
}

function leftOf(done: number, total: number | undefined, began: number): string {
  if (total === undefined || done === 0) return '';
  const seconds = ((Date.now() - began) / 1000) * (total / done - 1);
  return `, ${Math.ceil(seconds).toLocaleString('en')} s left`;
}
