import { Steps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, Winback } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';

interface LadderProps {
  readonly plan: Winback;
  readonly contacts: readonly Contact[];
}

/** The steps of a plan from the first to the decision: done, due, or so many working days after the one before. */
export function WinbackLadder({ plan, contacts }: LadderProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const decision = plan.gaps.length + 2;
  const names = new Map(contacts.map(({ contactId, name }) => [contactId, name ?? contactId]));
  const done = new Map(plan.attempts.map((attempt) => [attempt.step, attempt]));

  const told = (step: number): string => {
    const attempt = done.get(step);
    if (attempt !== undefined) {
      const { date, how, reached, contactIds = [], by } = attempt;
      const outcome =
        reached === undefined ? undefined : t(reached ? 'winback.reached' : 'winback.notReached');
      const who = contactIds.map((contactId) => names.get(contactId) ?? contactId);
      const what = how === undefined ? t('act.complete') : t(`winback.how.${how}`);
      return [formats.date(date), what, outcome, ...who, by].filter(Boolean).join(' · ');
    }
    if (step === plan.step && plan.nextDue !== undefined) {
      return t('winback.dueOn', { date: formats.date(plan.nextDue) });
    }
    const gap = plan.gaps[step - 2];
    return gap === undefined ? '' : t('winback.after', { count: gap });
  };

  return (
    <Steps
      className="ladder"
      orientation="vertical"
      size="small"
      current={plan.step - 1}
      items={Array.from({ length: decision }, (_, at) => ({
        key: at,
        title: at + 1 < decision ? t('winback.step', { step: at + 1 }) : t('winback.decision'),
        content: told(at + 1),
      }))}
    />
  );
}
