import type { Playbooks } from './playbook.js';

/** What an installation starts with: what account managers of forwarders do, in the order in which it helps. */
export const DEFAULT_PLAYBOOKS: Playbooks = [
  {
    cause: 'loosening',
    steps: [
      {
        step: 'check-record',
        text: {
          zh: '查看下降的航线、服务，以及未结的投诉和异常',
          en: 'Look up which lanes and services fall, and what complaints are open',
        },
      },
      {
        step: 'call-contact',
        text: {
          zh: '致电日常联系人，了解货量变化的原因',
          en: 'Call the usual contact and ask what has changed',
        },
      },
      {
        step: 'ask-competitor',
        text: { zh: '了解是否有其他货代报价或参与', en: 'Find out whether another forwarder is quoting' },
      },
      {
        step: 'offer-answer',
        text: { zh: '给出针对原因的方案或报价', en: 'Answer the reason with an offer or a remedy' },
      },
      {
        step: 'agree-next',
        text: { zh: '与客户约定下一票货或下次沟通时间', en: 'Agree on the next shipment or the next talk' },
      },
    ],
  },
  {
    cause: 'paused',
    steps: [
      {
        step: 'call-decision-maker',
        text: {
          zh: '联系决策人，确认暂停合作的原因',
          en: 'Reach the decision maker and ask why they have paused',
        },
      },
      {
        step: 'settle-complaints',
        text: { zh: '处理完遗留的投诉和账款争议', en: 'Settle open complaints and disputed invoices' },
      },
      {
        step: 'agree-next',
        text: { zh: '约定下次联系时间', en: 'Agree on when to talk again' },
      },
    ],
  },
  {
    cause: 'paused',
    winback: 2,
    steps: [
      {
        step: 'visit',
        text: { zh: '上门拜访，或约视频会议', en: 'Visit them, or meet by video' },
      },
      {
        step: 'trial-offer',
        text: { zh: '带上一条航线的试单报价', en: 'Bring an offer for a trial shipment on one lane' },
      },
    ],
  },
  {
    cause: 'paused',
    winback: 'decision',
    steps: [
      {
        step: 'review-attempts',
        text: { zh: '回顾各次尝试及客户的答复', en: 'Go through the attempts and what they answered' },
      },
      {
        step: 'ask-head',
        text: { zh: '与部门经理商定：赢回、放弃或再等', en: 'Decide with the head: won, given up, or later' },
      },
    ],
  },
];
