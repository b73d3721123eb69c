import { EAST, SOUTH } from './managers.js';

/** A Chinese industrial town: what is made there, and where its cargo leaves the country. */
export interface Cluster {
  readonly city: string;
  readonly cityEn: string;
  readonly districts: readonly string[];
  /** Trades as [Chinese, English]. */
  readonly trades: readonly (readonly [string, string])[];
  /** UN/LOCODEs of the sea port, the airport, and the rail or truck terminal. */
  readonly seaPort: string;
  readonly airport: string;
  readonly landTerminal: string;
  /** Team that looks after the accounts of this town. */
  readonly team: string;
}

export const CLUSTERS: readonly Cluster[] = [
  cluster(
    '宁波/Ningbo',
    '海曙 鄞州 北仑',
    '灯饰/Lighting 文具/Stationery 厨具/Kitchenware',
    'CNNGB CNPVG CNNGB',
    EAST,
  ),
  cluster('义乌/Yiwu', '稠城 北苑', '饰品/Accessories 玩具/Toys 工艺品/Crafts', 'CNNGB CNHGH CNNGB', EAST),
  cluster('温州/Wenzhou', '鹿城 瓯海', '鞋业/Footwear 眼镜/Eyewear 阀门/Valves', 'CNNGB CNPVG CNSHA', EAST),
  cluster('绍兴/Shaoxing', '柯桥 越城', '纺织/Textile 针织/Knitting', 'CNNGB CNHGH CNSHA', EAST),
  cluster('台州/Taizhou', '黄岩 路桥', '塑业/Plastics 泵业/Pumps', 'CNNGB CNHGH CNNGB', EAST),
  cluster('杭州/Hangzhou', '萧山 余杭', '电器/Appliances 伞业/Umbrellas', 'CNSHA CNHGH CNSHA', EAST),
  cluster(
    '上海/Shanghai',
    '松江 嘉定 奉贤',
    '医疗器械/Medical 汽车零部件/Auto Parts 化工/Chemical',
    'CNSHA CNPVG CNSHA',
    EAST,
  ),
  cluster('苏州/Suzhou', '吴江 相城', '精密机械/Precision 光电/Optoelectronics', 'CNSHA CNPVG CNSHA', EAST),
  cluster('无锡/Wuxi', '锡山 惠山', '新能源/New Energy 电动车/E-Bike', 'CNSHA CNPVG CNSHA', EAST),
  cluster('常州/Changzhou', '武进 新北', '工具/Tools 地板/Flooring', 'CNSHA CNPVG CNSHA', EAST),
  cluster(
    '南通/Nantong',
    '通州 海门',
    '家纺/Home Textile 体育用品/Sporting Goods',
    'CNSHA CNPVG CNSHA',
    EAST,
  ),
  cluster('青岛/Qingdao', '即墨 胶州', '轮胎/Tyre 机械/Machinery 食品/Foods', 'CNTAO CNTAO CNTAO', EAST),
  cluster('天津/Tianjin', '武清 静海', '自行车/Bicycle 钢管/Steel Pipe', 'CNTXG CNTSN CNTXG', EAST),
  cluster('大连/Dalian', '金州 旅顺口', '水产/Seafood 轴承/Bearing', 'CNDLC CNDLC CNDLC', EAST),
  cluster('郑州/Zhengzhou', '中牟 新郑', '磨具/Abrasives 发制品/Hair Products', 'CNTAO CNCGO CNCGO', EAST),
  cluster('重庆/Chongqing', '璧山 巴南', '摩托车/Motorcycle 通机/Power Equipment', 'CNSHA CNCKG CNCKG', EAST),
  cluster(
    '深圳/Shenzhen',
    '宝安 龙岗 光明',
    '电子/Electronics 通讯/Telecom 音响/Audio',
    'CNYTN CNSZX CNSZX',
    SOUTH,
  ),
  cluster(
    '东莞/Dongguan',
    '厚街 长安 虎门',
    '家具/Furniture 五金/Hardware 服饰/Apparel',
    'CNYTN CNSZX CNSZX',
    SOUTH,
  ),
  cluster(
    '佛山/Foshan',
    '顺德 南海',
    '陶瓷/Ceramics 电器/Appliances 铝业/Aluminium',
    'CNNSA CNCAN CNCAN',
    SOUTH,
  ),
  cluster('中山/Zhongshan', '古镇 小榄', '照明/Illumination 锁具/Locks', 'CNSHK CNCAN CNSZX', SOUTH),
  cluster('广州/Guangzhou', '番禺 花都', '皮具/Leather Goods 日化/Cosmetics', 'CNNSA CNCAN CNCAN', SOUTH),
  cluster('厦门/Xiamen', '同安 海沧', '石材/Stone 卫浴/Sanitary Ware', 'CNXMN CNXMN CNXMN', SOUTH),
  cluster('泉州/Quanzhou', '晋江 惠安', '箱包/Luggage 体育/Sports', 'CNXMN CNXMN CNXMN', SOUTH),
];

function cluster(city: string, districts: string, trades: string, locodes: string, team: string): Cluster {
  const [zh, en] = pair(city);
  const [seaPort = '', airport = '', landTerminal = ''] = locodes.split(' ');
  return {
    city: zh,
    cityEn: en,
    districts: districts.split(' '),
    // An English trade may hold a space, so a new one starts only before a Chinese character.
    trades: trades.split(/ (?=\p{Script=Han})/u).map(pair),
    seaPort,
    airport,
    landTerminal,
    team,
  };
}

function pair(text: string): readonly [string, string] {
  const [zh = '', en = ''] = text.split('/');
  return [zh, en];
}
