import { Progress, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Alert } from '../api/generated/index.js';
import { displayName, otherNames } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { CauseTag } from '../ui/cause-tag.js';
import { colorOf } from '../ui/colors.js';
import { Sparkline } from '../ui/sparkline.js';
import { AlertActions } from './alert-actions.js';
import { AlertState } from './alert-state.js';

interface AlertRowProps {
  readonly alert: Alert;
  readonly rank: number;
}

/** One alert of the list: who, why, how it looks, what it is worth, what to do. */
export function AlertRow({ alert, rank }: AlertRowProps): ReactNode {
  const { t } = useTranslation();
  const { search } = useLocation();
  const formats = useFormats();
  const { accountId, owner, cause, words, facts } = alert;
  const snoozed = alert.snoozedUntil !== undefined;
  return (
    <li className={snoozed ? 'alert snoozed' : 'alert'} data-alert={alert.alertId} data-account={accountId}>
      <span className="rank">{rank}</span>
      <div className="who">
        <Link to={{ pathname: `/accounts/${encodeURIComponent(accountId)}`, search }} className="name">
          {displayName(alert, formats.language)}
        </Link>
        <div className="muted">
          {[otherNames(alert, formats.language), owner ?? t('nobody')].filter(Boolean).join(' · ')}
        </div>
        <div className="tags">
          <CauseTag cause={cause} />
          <AlertState alert={alert} />
        </div>
      </div>
      <div className="why">
        <p>
          <span className="muted">{t('alerts.stated', { week: formats.date(facts.week) })}</span>{' '}
          {words.sentence}
        </p>
        {alert.back !== undefined && <p className="muted">{alert.back}</p>}
        <div className="tags">
          {words.reasons.map((reason) => (
            <Tag key={reason}>{reason}</Tag>
          ))}
        </div>
      </div>
      <Sparkline values={alert.spark} color={colorOf(cause)} label={t('alerts.weeks')} />
      <div className="risk">
        <strong>{formats.amount(alert.amountAtRisk, facts.unit)}</strong>
        {cause === 'loosening' && (
          <>
            <Progress
              percent={alert.probability * 100}
              showInfo={false}
              size="small"
              strokeColor={colorOf(cause)}
              aria-label={t('accounts.chance')}
            />
            <span className="muted">
              {t('alerts.likely', { percent: formats.percent(alert.probability) })}
            </span>
          </>
        )}
        {alert.worth !== undefined && (
          <span className="muted" title={words.worth}>
            {t('held.worth', { amount: formats.amount(alert.worth, facts.unit) })}
          </span>
        )}
        <span className="muted">{t('alerts.since', { week: formats.date(alert.onsetWeek) })}</span>
      </div>
      <AlertActions alert={alert} />
    </li>
  );
}
