import { Collapse } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/generated/index.js';
import { AlertRow } from './alert-row.js';

/** Alerts that the week's budget had no room for: out of the way, and to be taken up by whoever wants to. */
export function HeldBack({ alerts }: { readonly alerts: readonly Alert[] }): ReactNode {
  const { t } = useTranslation();
  if (alerts.length === 0) return null;
  const ranked = alerts.toSorted((one, other) => (one.standing?.rank ?? 0) - (other.standing?.rank ?? 0));
  return (
    <Collapse
      className="held-back"
      items={[
        {
          key: 'held',
          label: t('budget.held', { count: alerts.length }),
          extra: <span className="muted">{t('budget.why')}</span>,
          children: (
            <ol className="alerts">
              {ranked.map((alert, at) => (
                <AlertRow key={alert.alertId} alert={alert} rank={alert.standing?.rank ?? at + 1} />
              ))}
            </ol>
          ),
        },
      ]}
    />
  );
}
