import { useQuery } from '@tanstack/react-query';
import { Alert, Statistic } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { overviewQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';
import { useOwner } from '../shell/use-owner.js';
import { COLORS } from '../ui/colors.js';

/** How the book stands, in five figures. */
export function OverviewFigures(): ReactNode {
  const { t } = useTranslation();
  const { search } = useLocation();
  const formats = useFormats();
  const [owner] = useOwner();
  const { data } = useQuery(overviewQuery(owner));
  if (data === undefined) return null;
  const atRisk = data.loosening.amountAtRisk + data.paused.amountAtRisk;
  const closed =
    data.lastClosed === null
      ? t('overview.never')
      : t('overview.closed', { week: formats.date(data.lastClosed) });
  return (
    <section className="figures" aria-label={t('nav.book')}>
      <Statistic title={t('overview.atRisk')} value={formats.amount(atRisk, data.unit)} className="first" />
      <Statistic
        title={t('overview.loosening')}
        value={data.loosening.count}
        styles={{ content: { color: COLORS.loosening } }}
      />
      <Statistic
        title={t('overview.paused')}
        value={data.paused.count}
        styles={{ content: { color: COLORS.paused } }}
      />
      <Link to={{ pathname: '/tasks', search }}>
        <Statistic title={t('overview.tasks')} value={data.openTasks} />
      </Link>
      <Link to={{ pathname: '/accounts', search }}>
        <Statistic title={t('overview.accounts')} value={data.accounts} />
      </Link>
      <p className="closed">{closed}</p>
      {data.importing && <Alert type="info" showIcon title={t('overview.importing')} />}
    </section>
  );
}
