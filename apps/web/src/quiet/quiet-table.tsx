import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { AccountSilence } from '../api/generated/index.js';
import { overviewQuery } from '../api/queries.js';
import { displayName, otherNames } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { QuietReasons } from './quiet-reasons.js';

interface TableProps {
  readonly rows: readonly AccountSilence[];
  readonly isLoading: boolean;
  readonly onMore?: () => void;
}

/** Accounts, each with all reasons why it is quiet, the one that counts first. */
export function QuietTable({ rows, isLoading, onMore }: TableProps): ReactNode {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <>
      <Table<AccountSilence>
        rowKey="accountId"
        size="middle"
        className="quiet"
        loading={isLoading}
        columns={columns}
        dataSource={[...rows]}
        locale={{ emptyText: t('quiet.none') }}
        pagination={false}
        scroll={{ x: 800 }}
      />
      {onMore !== undefined && (
        <div className="more">
          <Button onClick={onMore}>{t('alerts.more')}</Button>
        </div>
      )}
    </>
  );
}

function useColumns(): TableColumnsType<AccountSilence> {
  const { t } = useTranslation();
  const { search } = useLocation();
  const formats = useFormats();
  const { data } = useQuery(overviewQuery(undefined));
  return [
    {
      title: t('alerts.account'),
      key: 'name',
      width: 260,
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
    {
      title: t('account.owner'),
      dataIndex: 'owner',
      width: 130,
      render: (owner?: string) => owner ?? t('nobody'),
    },
    { title: t('quiet.why'), key: 'why', render: (_, account) => <QuietReasons silence={account} /> },
    {
      title: t('account.weekly'),
      key: 'weekly',
      width: 130,
      align: 'right',
      render: (_, { weeklyAmount }) => formats.amount(weeklyAmount, data?.unit ?? ''),
    },
  ];
}
