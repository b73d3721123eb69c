import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountDetail } from '../api/generated/index.js';
import { AlertActions } from '../book/alert-actions.js';
import { AlertState } from '../book/alert-state.js';
import { useFormats } from '../format/formats.js';

/** Why there is an alert, in words that can be checked; or why there is none. */
export function WhyAlert({ account }: { readonly account: AccountDetail }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { alert, why } = account;
  if (alert === undefined) {
    return (
      <Card title={t('account.whyNot')}>
        <p>{why ?? '–'}</p>
      </Card>
    );
  }
  const { words } = alert;
  return (
    <Card title={t('account.why')} extra={<AlertState alert={alert} />}>
      <p className="lead">{words.atRisk}</p>
      <p>
        <span className="muted">{t('alerts.stated', { week: formats.date(alert.facts.week) })}</span>{' '}
        {words.sentence}
      </p>
      <p className="muted">{words.context}</p>
      <ul>
        {words.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {words.parts.length > 0 && (
        <>
          <h3>{t('account.parts')}</h3>
          <ul>
            {words.parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </>
      )}
      {words.ruledOut.length > 0 && (
        <>
          <h3>{t('account.ruledOut')}</h3>
          <ul>
            {words.ruledOut.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {words.clearing !== undefined && <p>{words.clearing}</p>}
      <AlertActions alert={alert} />
    </Card>
  );
}
