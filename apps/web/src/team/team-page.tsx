import { SwapOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagerLoad } from '../api/generated/index.js';
import { loadQuery, overviewQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';
import { Trouble } from '../ui/trouble.js';
import { ReassignForm } from './reassign-form.js';

/** How much is on whose desk, and giving tasks away. */
export function TeamPage(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [from, setFrom] = useState<string>();
  const { data, error, refetch } = useQuery(loadQuery);
  const overview = useQuery(overviewQuery(undefined));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  const unit = overview.data?.unit ?? '';
  return (
    <section>
      <h1>{t('team.title')}</h1>
      <Card>
        <Table<ManagerLoad>
          rowKey="owner"
          size="middle"
          pagination={false}
          dataSource={[...data.managers]}
          columns={[
            {
              title: t('account.owner'),
              key: 'owner',
              render: (_, { owner, team }) => (
                <>
                  <strong>{owner === '' ? t('nobody') : owner}</strong> <span className="muted">{team}</span>
                </>
              ),
            },
            { title: t('overview.accounts'), dataIndex: 'accounts', align: 'right' },
            { title: t('overview.tasks'), dataIndex: 'openTasks', align: 'right' },
            {
              title: t('team.overdue'),
              key: 'overdue',
              align: 'right',
              render: (_, { overdueTasks }) =>
                overdueTasks === 0 ? 0 : <Tag color="red">{overdueTasks}</Tag>,
            },
            { title: t('team.alerts'), dataIndex: 'openAlerts', align: 'right' },
            {
              title: t('overview.atRisk'),
              key: 'atRisk',
              align: 'right',
              render: (_, { amountAtRisk }) => formats.amount(amountAtRisk, unit),
            },
            {
              key: 'act',
              align: 'right',
              render: (_, { owner, openTasks }) =>
                owner !== '' &&
                openTasks > 0 && (
                  <Button size="small" icon={<SwapOutlined />} onClick={() => setFrom(owner)}>
                    {t('team.give')}
                  </Button>
                ),
            },
          ]}
        />
      </Card>
      {from !== undefined && (
        <ReassignForm from={from} managers={data.managers} onDone={() => setFrom(undefined)} />
      )}
    </section>
  );
}
