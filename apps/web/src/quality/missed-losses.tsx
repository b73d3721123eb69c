import { useQuery } from '@tanstack/react-query';
import { Card, Skeleton, Table, type TableColumnsType } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { NamedQuality } from '../api/generated/index.js';
import { overviewQuery } from '../api/queries.js';
import { displayName, otherNames } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { lossesOption } from './losses-option.js';

const BarsChart = lazy(() => import('../ui/bars-chart.js'));
const CHART = 260;

type Missed = NamedQuality['missed']['items'][number];

/** How early losses were told, and which rule kept those quiet that were not. */
export function MissedLosses({ quality }: { readonly quality: NamedQuality }): ReactNode {
  const { t } = useTranslation();
  const option = useMemo(() => lossesOption(quality, t), [quality, t]);
  const { losses, missed } = quality;
  return (
    <>
      {losses.count > 0 && (
        <Card className="wide" title={t('quality.chart')}>
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: CHART }} />}>
            <BarsChart option={option} label={t('quality.chart')} height={CHART} />
          </Suspense>
        </Card>
      )}
      {missed.items.length > 0 && (
        <Card className="wide" title={t('quality.missedList')}>
          <MissedTable quality={quality} />
        </Card>
      )}
    </>
  );
}

function MissedTable({ quality: { missed, names } }: { readonly quality: NamedQuality }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { search } = useLocation();
  const { data } = useQuery(overviewQuery(undefined));
  const columns: TableColumnsType<Missed> = [
    {
      title: t('alerts.account'),
      key: 'name',
      render: (_, account) => (
        <>
          <Link
            to={{ pathname: `/accounts/${encodeURIComponent(account.accountId)}`, search }}
            className="name"
          >
            {displayName(account, formats.language)}
          </Link>
          <div className="muted">{otherNames(account, formats.language)}</div>
        </>
      ),
    },
    { title: t('account.owner'), dataIndex: 'owner', render: (owner?: string) => owner ?? t('nobody') },
    { title: t('quality.lastOrder'), dataIndex: 'lastOrder', render: formats.date },
    {
      title: t('quality.rules'),
      key: 'rules',
      render: (_, { weeksByRule }) =>
        weeksByRule
          .map(({ rule, weeks }) => t('quality.ruleWeeks', { rule: names[rule] ?? rule, count: weeks }))
          .join(' · '),
    },
    {
      title: t('account.weekly'),
      key: 'weekly',
      align: 'right',
      render: (_, { weeklyAmount }) => formats.amount(weeklyAmount, data?.unit ?? ''),
    },
  ];
  return (
    <Table<Missed>
      rowKey={({ accountId, lastOrder }) => `${accountId} ${lastOrder}`}
      size="small"
      className="missed"
      columns={columns}
      dataSource={[...missed.items]}
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 800 }}
    />
  );
}
