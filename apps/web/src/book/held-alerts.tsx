import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Alert } from '../api/generated/index.js';
import { heldAlertsQuery } from '../api/queries.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { useOwner } from '../shell/use-owner.js';
import { CauseTag } from '../ui/cause-tag.js';

/** What the week's budget holds back, folded away: each with one line why. Nothing when it holds nothing back. */
export function HeldAlerts(): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormats();
  const [owner] = useOwner();
  const { data } = useQuery(heldAlertsQuery(owner, language));
  if (data === undefined || data.items.length === 0) return null;
  const count = data.items.length;
  const label = t('held.title', { count, more: data.next === undefined ? '' : '+' });
  return (
    <Collapse
      className="held"
      items={[
        {
          key: 'held',
          label,
          children: (
            <ul className="held-alerts">
              {data.items.map((alert) => (
                <HeldAlert key={alert.alertId} alert={alert} />
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

function HeldAlert({ alert }: { readonly alert: Alert }): ReactNode {
  const { t } = useTranslation();
  const { search } = useLocation();
  const formats = useFormats();
  const { accountId, owner, cause, words, worth, facts } = alert;
  return (
    <li data-held={alert.alertId}>
      <Link to={{ pathname: `/accounts/${encodeURIComponent(accountId)}`, search }} className="name">
        {displayName(alert, formats.language)}
      </Link>{' '}
      <CauseTag cause={cause} />
      <span className="muted">
        {[
          owner ?? t('nobody'),
          worth === undefined ? '' : t('held.worth', { amount: formats.amount(worth, facts.unit) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <div>{words.held}</div>
    </li>
  );
}
