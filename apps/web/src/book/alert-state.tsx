import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';

/** Whether somebody has taken an alert up, or put it off. */
export function AlertState({ alert }: { readonly alert: Alert }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { acknowledgedBy, snoozedUntil, returned, cause, facts, present } = alert;
  const isBack = cause === 'paused' && present !== undefined && present.silence < facts.silence;
  return (
    <>
      {isBack && (
        <Tag color="cyan" className="state">
          {t('alerts.back')}
        </Tag>
      )}
      {acknowledgedBy !== undefined && (
        <Tag color="green" className="state">
          {t('alerts.acknowledged', { who: acknowledgedBy })}
        </Tag>
      )}
      {snoozedUntil !== undefined && (
        <Tag className="state">{t('alerts.snoozedUntil', { date: formats.date(snoozedUntil) })}</Tag>
      )}
      {returned !== undefined && (
        <Tag color="gold" className="state">
          {t('alerts.returned')}
        </Tag>
      )}
      {acknowledgedBy === undefined && snoozedUntil === undefined && returned === undefined && (
        <Tag color="blue" className="state">
          {t('alerts.new')}
        </Tag>
      )}
    </>
  );
}
