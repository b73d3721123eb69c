import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CauseLearning } from '../api/generated/index.js';
import { CauseTag } from '../ui/cause-tag.js';
import { useLearnedFormats } from './learned-formats.js';

/** What came of the alerts of each cause, and whether talking helped. */
export function CauseTable({ causes }: { readonly causes: readonly CauseLearning[] }): ReactNode {
  const { t } = useTranslation();
  const { count, share, days } = useLearnedFormats();
  const columns: TableColumnsType<CauseLearning> = [
    { title: t('quality.cause'), key: 'cause', render: (_, { cause }) => <CauseTag cause={cause} /> },
    { title: t('quality.ended'), align: 'right', dataIndex: 'ended', render: count },
    { title: t('quality.tried'), align: 'right', dataIndex: 'tried', render: count },
    { title: t('quality.kept'), align: 'right', dataIndex: 'kept', render: count },
    { title: t('quality.recovered'), align: 'right', dataIndex: 'recovered', render: count },
    { title: t('quality.lost'), align: 'right', dataIndex: 'lost', render: count },
    { title: t('quality.notValid'), align: 'right', dataIndex: 'notValid', render: count },
    { title: t('quality.stayedTried'), align: 'right', dataIndex: 'stayedShareTried', render: share },
    { title: t('quality.stayedUntried'), align: 'right', dataIndex: 'stayedShareUntried', render: share },
    { title: t('quality.daysToContact'), align: 'right', dataIndex: 'daysToContact', render: days },
    { title: t('quality.daysToClose'), align: 'right', dataIndex: 'daysToClose', render: days },
  ];
  return (
    <Table<CauseLearning>
      rowKey="cause"
      size="small"
      columns={columns}
      dataSource={[...causes]}
      pagination={false}
      scroll={{ x: 900 }}
    />
  );
}
