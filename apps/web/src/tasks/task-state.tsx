import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/generated/index.js';
import { overviewQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';

/** When a task is due and whose it is, whether it is late, and to whom it has gone or goes next. */
export function TaskState({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useQuery(overviewQuery(undefined));
  const {
    due,
    owner,
    openedBy,
    remindedOn,
    contactedOn,
    escalations = [],
    escalatedTo,
    nextEscalation,
  } = task;
  const isLate = data !== undefined && due < data.today;
  const maker = openedBy === undefined || openedBy === owner ? undefined : t('tasks.by', { who: openedBy });
  return (
    <div className="muted">
      {[`${t('tasks.due')} ${formats.date(due)}`, owner ?? t('nobody'), maker].filter(Boolean).join(' · ')}{' '}
      {isLate && <Tag color="red">{t('tasks.overdue')}</Tag>}
      {contactedOn !== undefined && (
        <Tag color="green">{t('tasks.contacted', { date: formats.date(contactedOn) })}</Tag>
      )}
      {remindedOn !== undefined && contactedOn === undefined && <Tag>{t('tasks.reminded')}</Tag>}
      {escalations.length > 0 && (
        <Tag color="volcano">
          {escalatedTo === undefined
            ? t('tasks.escalatedToNobody')
            : t('tasks.escalatedTo', { who: escalatedTo })}
        </Tag>
      )}
      {isLate && nextEscalation !== undefined && (
        <span>{t(`tasks.escalates.${nextEscalation.level}`, { date: formats.date(nextEscalation.on) })}</span>
      )}
    </div>
  );
}
