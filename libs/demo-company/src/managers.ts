import type { DemoManager } from './demo-company.js';

export const EAST = '华东大客户组';
export const SOUTH = '华南大客户组';
export const OVERSEAS = '海外大客户组';

/** The key-account department: three teams, a head each, eight account managers. */
export const MANAGERS: readonly DemoManager[] = [
  manager('xu.haiyan', '徐海燕', 'Xu Haiyan', EAST, 'zh', 'head'),
  manager('wang.lei', '王磊', 'Wang Lei', EAST, 'zh', 'manager'),
  manager('chen.jing', '陈静', 'Chen Jing', EAST, 'zh', 'manager'),
  manager('zhou.ming', '周明', 'Zhou Ming', EAST, 'zh', 'manager'),
  manager('liang.zhiqiang', '梁志强', 'Liang Zhiqiang', SOUTH, 'zh', 'head'),
  manager('li.na', '李娜', 'Li Na', SOUTH, 'zh', 'manager'),
  manager('huang.wei', '黄伟', 'Huang Wei', SOUTH, 'zh', 'manager'),
  manager('grace.shen', '沈思嘉', 'Grace Shen', OVERSEAS, 'en', 'head'),
  manager('anna.keller', 'Anna Keller', 'Anna Keller', OVERSEAS, 'en', 'manager'),
  manager('tom.ashby', 'Tom Ashby', 'Tom Ashby', OVERSEAS, 'en', 'manager'),
  manager('lin.yue', '林悦', 'Lin Yue', OVERSEAS, 'zh', 'manager'),
];

function manager(
  id: string,
  name: string,
  name_en: string,
  team: string,
  language: DemoManager['language'],
  role: DemoManager['role'],
): DemoManager {
  return { id, name, name_en, team, language, role };
}
