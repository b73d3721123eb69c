import type { DemoAccountRow, DemoContactRow } from './demo-company.js';
import type { Random } from './random.js';

type Role = DemoContactRow['role'];

interface Post {
  readonly role: Role;
  readonly zh: string;
  readonly en: string;
}

/** Who there is to talk to, the most important first. */
const POSTS: readonly Post[] = [
  { role: 'decision-maker', zh: '物流总监', en: 'Head of Logistics' },
  { role: 'contact', zh: '单证主管', en: 'Shipping Coordinator' },
  { role: 'manager', zh: '外贸经理', en: 'Export Manager' },
  { role: 'staff', zh: '仓库管理员', en: 'Warehouse Clerk' },
];

const SURNAMES = Array.from('王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗');
const GIVEN = [
  '建国',
  '海燕',
  '志伟',
  '晓敏',
  '雪梅',
  '文斌',
  '丽华',
  '俊杰',
  '佳宁',
  '思远',
  '国栋',
  '婷婷',
];
const FIRST = [
  'Anna',
  'Peter',
  'Laura',
  'Thomas',
  'Julia',
  'Mark',
  'Sarah',
  'David',
  'Nina',
  'Paul',
  'Emma',
  'Jack',
];
const LAST = [
  'Weber',
  'Hughes',
  'Miller',
  'Schmitt',
  'Carter',
  'Brandt',
  'Ellis',
  'Novak',
  'Reed',
  'Lang',
  'Shaw',
  'Vogel',
];
const MOST_CONTACTS = 4;

/** Invents the people of an account: one to four contacts. Addresses and numbers reach nobody. */
export function peopleOf({ account_id, country }: DemoAccountRow, random: Random): readonly DemoContactRow[] {
  const count = random.integer(1, MOST_CONTACTS);
  const chinese = country === 'CN';
  const taken = new Set<string>();
  return POSTS.slice(0, count).map(({ role, zh, en }, at) => {
    let name = nameIn(chinese, random);
    while (taken.has(name)) name = nameIn(chinese, random);
    taken.add(name);
    const mailbox = `${account_id.toLowerCase()}.${String(at + 1)}`;
    return {
      account_id,
      contact_id: `${account_id}-${String(at + 1)}`,
      name,
      role,
      title: chinese ? zh : en,
      phone: chinese ? `+86 100 0000 ${digits(random)}` : `+00 555 01${digits(random).slice(2)}`,
      email: `${mailbox}@customer.example`,
    };
  });
}

function nameIn(chinese: boolean, random: Random): string {
  return chinese ? random.pick(SURNAMES) + random.pick(GIVEN) : `${random.pick(FIRST)} ${random.pick(LAST)}`;
}

function digits(random: Random): string {
  return String(random.integer(0, 9999)).padStart(4, '0');
}
