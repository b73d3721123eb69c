import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { seriesQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';
import { CauseTag } from '../ui/cause-tag.js';

/** What was said about the account before, and what came of it. */
export function EarlierAlerts({ accountId }: { readonly accountId: string }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useQuery(seriesQuery(accountId, formats.language));
  const earlier = (data?.alerts ?? []).filter(({ status }) => status === 'closed');
  if (earlier.length === 0) return null;
  return (
    <Card title={t('account.earlier')}>
      <ul className="plain">
        {earlier.map(({ alertId, cause, raisedWeek, words, outcome, closedAt }) => (
          <li key={alertId}>
            <CauseTag cause={cause} /> <span className="muted">{formats.date(raisedWeek)}</span>
            <div>{words.sentence}</div>
            {outcome !== undefined && closedAt !== undefined && (
              <div className="muted">
                {`${formats.date(closedAt)} · ${t('account.ended', { outcome: t(`close.outcomes.${outcome}`) })}`}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
