import type { Message } from '#pipeline';

export const SAMPLE: Message = {
  id: 'msg-1',
  title: '华东电子 is loosening',
  lines: ['4 of the usual 9 TEU in 8 weeks.', 'Since the week of 2 March; <b>not</b> the *market*.'],
  link: { text: 'Open', url: 'https://mooring.example/accounts/A-1?tab=why' },
};
