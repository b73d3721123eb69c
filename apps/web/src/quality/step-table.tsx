import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepLearning } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';
import { useLearnedFormats } from './learned-formats.js';

/** Which steps of playbooks work. */
export function StepTable({ steps }: { readonly steps: readonly StepLearning[] }): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { count, share, days } = useLearnedFormats();
  const columns: TableColumnsType<StepLearning> = [
    { title: t('quality.step'), key: 'step', render: (_, { text }) => text[language] },
    { title: t('quality.tasks'), align: 'right', dataIndex: 'tasks', render: count },
    { title: t('quality.done'), align: 'right', dataIndex: 'tried', render: count },
    { title: t('quality.stayedTried'), align: 'right', dataIndex: 'stayedShareTried', render: share },
    { title: t('quality.stayedUntried'), align: 'right', dataIndex: 'stayedShareUntried', render: share },
    { title: t('quality.daysToStep'), align: 'right', dataIndex: 'daysToStep', render: days },
  ];
  return (
    <Table<StepLearning>
      rowKey={({ cause, step }) => `${cause} ${step}`}
      size="small"
      columns={columns}
      dataSource={[...steps]}
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 800 }}
    />
  );
}
