import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { ImportFile } from '#pipeline';
import { dateOfDay, dayOf } from '#relationship';

export interface PortfolioSize {
  readonly accounts: number;
  readonly weeks: number;
}

const FIRST_DAY = dayOf('2022-01-03');
const ROWS_A_CHUNK = 5_000;
const LANES = ['CNSHA-DEHAM', 'CNNGB-USLAX', 'CNSZX-GBFXT', 'CNTAO-NLRTM'];
const SERVICES = ['sea-fcl', 'sea-lcl', 'air'];

/**
 * A shipments file of many accounts, about one row an account and week, in the order of days; the same for the same size.
 * One account in twenty stops after two thirds of the time.
 */
export function portfolioFile({ accounts, weeks }: PortfolioSize): ImportFile {
  return {
    name: 'portfolio.csv',
    async *open() {
      const encoder = new TextEncoder();
      const random = xoroshiro128plus(7);
      let lines = ['account_id,date,orders,volume,unit,value,currency,service,lane\n'];
      for (let day = 0; day < weeks * 7; day += 1) {
        const date = dateOfDay(FIRST_DAY + day);
        for (let account = day % 7; account < accounts; account += 7) {
          const stopped = account % 20 === 0 && day > (weeks * 7 * 2) / 3;
          if (stopped || uniformInt(random, 0, 99) >= 97) continue;
          const size = 1 + uniformInt(random, 0, 40);
          const lane = LANES[account % LANES.length] ?? '';
          const service = SERVICES[account % SERVICES.length] ?? '';
          lines.push(
            `K${String(account)},${date},1,${String(size)},TEU,${String(size * 9_500)},CNY,${service},${lane}\n`,
          );
          if (lines.length < ROWS_A_CHUNK) continue;
          yield encoder.encode(lines.join(''));
          lines = [];
        }
      }
      yield encoder.encode(lines.join(''));
    },
  };
}
