import { useQuery } from '@tanstack/react-query';
import { Input, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Account } from '../api/generated/index.js';
import { accountsQuery, overviewQuery } from '../api/queries.js';
import { displayName, otherNames } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { useOwner } from '../shell/use-owner.js';
import { CauseTag } from '../ui/cause-tag.js';
import { ClockTag } from '../ui/clock-tag.js';
import { COLORS, colorOf } from '../ui/colors.js';
import { Sparkline } from '../ui/sparkline.js';
import { Trouble } from '../ui/trouble.js';

/** All key accounts with how they stand. */
export function AccountsPage(): ReactNode {
  const { t } = useTranslation();
  const [owner] = useOwner();
  const [wanted, setWanted] = useState('');
  const columns = useColumns();
  const { data, error, refetch } = useQuery(accountsQuery(owner));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  const found = (data ?? []).filter((account) => isMeant(account, wanted));
  return (
    <section>
      <div className="title-line">
        <h1>{t('accounts.title')}</h1>
        <Input.Search
          allowClear
          className="find"
          placeholder={t('accounts.find')}
          aria-label={t('accounts.find')}
          onChange={({ target }) => setWanted(target.value)}
        />
      </div>
      <Table<Account>
        rowKey="accountId"
        size="middle"
        loading={data === undefined}
        columns={columns}
        dataSource={found}
        locale={{ emptyText: t('accounts.none') }}
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 900 }}
      />
    </section>
  );
}

function useColumns(): TableColumnsType<Account> {
  const { t } = useTranslation();
  const { search } = useLocation();
  const formats = useFormats();
  const { data } = useQuery(overviewQuery(undefined));
  const unit = data?.unit ?? '';
  return [
    {
      title: t('alerts.account'),
      key: 'name',
      sorter: (one, other) =>
        displayName(one, formats.language).localeCompare(
          displayName(other, formats.language),
          formats.language,
        ),
      render: (_, account) => (
        <>
          <Link
            to={{ pathname: `/accounts/${encodeURIComponent(account.accountId)}`, search }}
            className="name"
          >
            {displayName(account, formats.language)}
          </Link>{' '}
          <OpenCause account={account} />
          <div className="muted">{otherNames(account, formats.language)}</div>
        </>
      ),
    },
    { title: t('account.owner'), dataIndex: 'owner', render: (owner?: string) => owner ?? t('nobody') },
    {
      title: t('alerts.weeks'),
      key: 'spark',
      render: (_, { standing }) =>
        standing !== undefined && (
          <Sparkline
            values={standing.spark}
            label={t('alerts.weeks')}
            color={standing.cause === null ? COLORS.brand : colorOf(standing.cause)}
          />
        ),
    },
    {
      title: t('account.weekly'),
      key: 'weekly',
      align: 'right',
      sorter: (one, other) => (one.standing?.weeklyAmount ?? 0) - (other.standing?.weeklyAmount ?? 0),
      render: (_, { standing }) =>
        standing === undefined ? '–' : formats.amount(standing.weeklyAmount, unit),
    },
    {
      title: t('accounts.chance'),
      key: 'chance',
      align: 'right',
      sorter: (one, other) => (one.standing?.probability ?? 0) - (other.standing?.probability ?? 0),
      render: (_, { standing }) => (isJudged(standing) ? formats.percent(standing.probability) : '–'),
    },
    {
      title: t('alerts.atRisk'),
      key: 'atRisk',
      align: 'right',
      defaultSortOrder: 'descend',
      sorter: (one, other) => (one.standing?.amountAtRisk ?? 0) - (other.standing?.amountAtRisk ?? 0),
      render: (_, { standing }) =>
        standing === undefined ? '–' : formats.amount(standing.amountAtRisk, unit),
    },
    {
      title: t('account.lastContact'),
      key: 'contact',
      // By what is asked of whoever sorts: who is to be spoken to first.
      sorter: (one, other) => lateness(one).localeCompare(lateness(other)),
      filters: CLOCK_COLOURS.map((colour) => ({ text: t(`clock.colour.${colour}`), value: colour })),
      onFilter: (colour, { contactClock }) => contactClock?.colour === colour,
      render: (_, { contactClock, lastContact }) =>
        contactClock === undefined ? (
          lastContact === undefined ? (
            '–'
          ) : (
            formats.date(lastContact.date)
          )
        ) : (
          <ClockTag clock={contactClock} />
        ),
    },
  ];
}

const CLOCK_COLOURS = ['red', 'amber', 'green', 'resting'] as const;
const LAST = '9999';

/** The day on which the contact clock turns red; accounts without one come last, by their last contact. */
function lateness({ contactClock, lastContact }: Account): string {
  return contactClock?.redOn ?? `${LAST} ${lastContact?.date ?? ''}`;
}

function OpenCause({ account }: { readonly account: Account }): ReactNode {
  const cause = account.standing?.cause ?? undefined;
  return cause !== undefined && <CauseTag cause={cause} />;
}

/** Without evidence there is no chance to tell. */
function isJudged(standing: Account['standing']): standing is NonNullable<Account['standing']> {
  return standing !== undefined && standing.risk !== null;
}

function isMeant({ accountId, name, nameEn = '' }: Account, wanted: string): boolean {
  const text = wanted.normalize('NFKC').trim().toLowerCase();
  return [accountId, name, nameEn].some((each) => each.normalize('NFKC').toLowerCase().includes(text));
}
