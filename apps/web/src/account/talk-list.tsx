import { Card, Empty, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountDetail, Interaction } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';
import { COLORS } from '../ui/colors.js';

const COLOR_OF = { positive: COLORS.good, neutral: COLORS.brand, negative: COLORS.paused } as const;

/** What was talked about with an account, the latest first. */
export function TalkList({ account }: { readonly account: AccountDetail }): ReactNode {
  const { t } = useTranslation();
  const names = new Map(account.contacts.map(({ contactId, name }) => [contactId, name ?? contactId]));
  return (
    <Card title={t('account.talks')}>
      {account.interactions.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('account.noTalks')} />
      ) : (
        <Timeline
          items={account.interactions.map((talk) => ({
            key: talk.interactionId,
            color: COLOR_OF[talk.feeling ?? 'neutral'],
            content: <Talk talk={talk} names={names} />,
          }))}
        />
      )}
    </Card>
  );
}

interface TalkProps {
  readonly talk: Interaction;
  readonly names: ReadonlyMap<string, string>;
}

function Talk({ talk, names }: TalkProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { kind, date, contactIds, actor, note, nextStep, nextStepDue, unreadable } = talk;
  const who = contactIds.map((contactId) => names.get(contactId) ?? contactId);
  const step = nextStep ?? '';
  return (
    <>
      <strong>{t(`interaction.${kind}`)}</strong>{' '}
      <span className="muted">{[formats.date(date), ...who, actor].filter(Boolean).join(' · ')}</span>
      {note !== undefined && <div className="note">{note}</div>}
      {unreadable === true && <div className="muted">{t('account.unreadable')}</div>}
      {nextStep !== undefined && (
        <div>
          {nextStepDue === undefined
            ? t('account.nextStep', { step })
            : t('account.nextStepBy', { step, date: formats.date(nextStepDue) })}
        </div>
      )}
    </>
  );
}
