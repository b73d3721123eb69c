import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { alertsQuery, budgetQuery, overviewQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';
import { useOwner } from '../shell/use-owner.js';
import { Trouble } from '../ui/trouble.js';
import { AlertRow } from './alert-row.js';
import { CallList } from './call-list.js';
import { HeldAlerts } from './held-alerts.js';
import { Notices } from './notices.js';
import { OverviewFigures } from './overview-figures.js';

const STEP = 25;

/** The account manager's book today: who needs them first, and why. */
export function BookPage(): ReactNode {
  return (
    <>
      <Notices />
      <OverviewFigures />
      <CallList />
      <AlertList />
      <HeldAlerts />
    </>
  );
}

function AlertList(): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormats();
  const [owner] = useOwner();
  const [shown, setShown] = useState(STEP);
  const budget = useQuery(budgetQuery(owner)).data;
  const sort = budget?.isOn === true ? 'worth' : 'amountAtRisk';
  const { data, error, refetch } = useQuery(alertsQuery(owner, language, shown, sort));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  // What is held back has a list of its own.
  const alerts = data.items.filter(({ surfacing }) => surfacing !== 'held');
  return (
    <section aria-labelledby="alerts-title">
      <div className="title-line">
        <h1 id="alerts-title">{t('alerts.title')}</h1>
        <span className="muted">{t(sort === 'worth' ? 'alerts.rankWorth' : 'alerts.rank')}</span>
      </div>
      {alerts.length === 0 ? (
        <NoAlerts />
      ) : (
        <ol className="alerts">
          {alerts.map((alert, at) => (
            <AlertRow key={alert.alertId} alert={alert} rank={at + 1} />
          ))}
        </ol>
      )}
      {data.next !== undefined && (
        <Button block onClick={() => setShown((present) => present + STEP)}>
          {t('alerts.more')}
        </Button>
      )}
    </section>
  );
}

function NoAlerts(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(overviewQuery(undefined));
  if (data?.accounts !== 0) return <Empty description={t('alerts.none')} />;
  return (
    <Empty description={t('import.empty')}>
      <Link to="/import">
        <Button type="primary">{t('nav.import')}</Button>
      </Link>
    </Empty>
  );
}
