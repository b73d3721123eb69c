import type { Cluster } from './clusters.js';
import type { Random } from './random.js';

export type OverseasCountry = 'DE' | 'GB' | 'US';

export interface CompanyName {
  readonly name: string;
  readonly name_en?: string;
}

/** Two uncommon characters make a brand that sounds right and belongs to nobody. */
const BRAND_FIRST = split(
  '屹/Yi 瀚/Han 沐/Mu 栩/Xu 筱/Xiao 珩/Heng 昱/Yu 峤/Qiao 澍/Shu 砚/Yan 樾/Yue 晟/Sheng',
);
const BRAND_SECOND = split(
  '澜/lan 禾/he 舟/zhou 棠/tang 松/song 泽/ze 霖/lin 璟/jing 铭/ming 辰/chen 桐/tong 溪/xi',
);
const LEGAL_FORMS = split(
  '有限公司/Co., Ltd.|有限公司/Co., Ltd.|有限公司/Co., Ltd.|进出口有限公司/Imp. & Exp. Co., Ltd.|科技有限公司/Technology Co., Ltd.|股份有限公司/Corp.',
  '|',
);

const OVERSEAS: Readonly<
  Record<OverseasCountry, { readonly brands: string; readonly trades: string; readonly forms: string }>
> = {
  DE: {
    brands:
      'Ahrensdorf Kestenbach Wolterstein Brandhövel Lüdersmann Tannwieser Grevenhorst Osterkamper Pfeilinger Rabenstätter Schillhorn Utzenberg Vossmerling Wiesentaler Zehrbach Dornfelder Eichstrom Falkenrode Hagelsberg Immendörfer Jesinghaus Krummweder',
    trades:
      'Leuchten|Werkzeuge|Wohnmöbel|Gartenbedarf|Sanitärtechnik|Spielwaren|Heimtextilien|Fahrradteile|Elektrogroßhandel',
    forms: 'GmbH|GmbH & Co. KG|AG|Import GmbH',
  },
  GB: {
    brands:
      'Thornbeck Wexcombe Harlowby Penmarrick Stonegrave Ashfenwick Bramholt Caldermoor Dunsterly Eastwithy Fernhallow Gorsedale Hexbury Ivelbrook Kelmscar Larkhurst Merrowdene Netherby Oxmarsh Quillerby',
    trades: 'Homeware|Lighting|Garden Supplies|Hardware|Cycles|Furnishings|Toys & Games|Catering Equipment',
    forms: 'Ltd|Trading Ltd|plc|& Sons Ltd',
  },
  US: {
    brands:
      'Alderpoint Birchlake Coppervale Dustridge Elkhollow Foxtimber Granitebend Hickorygate Ironmeadow Juniperstone Kettlecreek Lonebluff Mapleforge Northcairn Oakshallow Prairiewell Quailcrest Redcanyon Silverthicket Timberwick Umberfield Willowspan',
    trades: 'Outdoor|Home|Tools|Furniture|Auto Parts|Pet Supply|Electronics|Fitness|Kitchen & Bath',
    forms: 'Inc.|LLC|Co.|Brands, Inc.',
  },
};

/** An endless supply of invented Chinese company names without two equal brands (at most 144). */
export function chineseNames(random: Random): (cluster: Cluster) => CompanyName {
  const brands = random.shuffle(
    BRAND_FIRST.flatMap(([a, aEn]) => BRAND_SECOND.map(([b, bEn]): Pair => [a + b, aEn + bEn])),
  );
  const next = takeFrom(brands);
  return (cluster) => {
    const [brand, brandEn] = next();
    const [trade, tradeEn] = random.pick(cluster.trades);
    const [form, formEn] = random.pick(LEGAL_FORMS);
    const district = random.chance(0.55) ? random.pick(cluster.districts) : '';
    return {
      name: `${cluster.city}${district}${brand}${trade}${form}`,
      name_en: `${cluster.cityEn} ${brandEn} ${tradeEn} ${formEn}`,
    };
  };
}

/** A supply of invented importers' names in one country, in the language of the country (at least 20). */
export function overseasNames(country: OverseasCountry, random: Random): () => CompanyName {
  const { brands, trades, forms } = OVERSEAS[country];
  const next = takeFrom(random.shuffle(brands.split(' ')));
  return () => ({ name: `${next()} ${random.pick(trades.split('|'))} ${random.pick(forms.split('|'))}` });
}

type Pair = readonly [string, string];

function split(text: string, separator = ' '): readonly Pair[] {
  return text.split(separator).map((part) => {
    const [zh = '', en = ''] = part.split('/');
    return [zh, en];
  });
}

function takeFrom<T>(items: readonly T[]): () => T {
  const iterator = items.values();
  return () => {
    const { done, value } = iterator.next();
    if (done === true) throw new RangeError('No more names');
    return value;
  };
}
