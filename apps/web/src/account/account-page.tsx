import { PhoneOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { AccountDetail } from '../api/generated/index.js';
import { accountQuery, overviewQuery, seriesQuery } from '../api/queries.js';
import { displayName, otherNames } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { AddTaskForm } from '../tasks/add-task-form.js';
import { TaskList } from '../tasks/task-list.js';
import { CauseTag } from '../ui/cause-tag.js';
import { ClockTag } from '../ui/clock-tag.js';
import { Trouble } from '../ui/trouble.js';
import { WinbackCard } from '../winback/winback-card.js';
import { ContactList } from './contact-list.js';
import { EarlierAlerts } from './earlier-alerts.js';
import { LogTalk } from './log-talk.js';
import { TalkList } from './talk-list.js';
import { WhyAlert } from './why-alert.js';

// The plotting library is larger than all the rest: it comes when it is needed.
const SeriesChart = lazy(() => import('./series-chart.js'));

/** Everything about one account. */
export function AccountPage(): ReactNode {
  const { accountId = '' } = useParams();
  const { language } = useFormats();
  const { data, error, refetch } = useQuery(accountQuery(accountId, language));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 14 }} />;
  return <Account account={data} />;
}

function Account({ account }: { readonly account: AccountDetail }): ReactNode {
  const { t } = useTranslation();
  const [isLogging, setIsLogging] = useState(false);
  const [isAdding, setIsAdding] = useState(false);
  const { language } = useFormats();
  const { accountId } = account;
  const name = displayName(account, language);
  return (
    <article>
      <div className="title-line">
        <div>
          <h1>
            {name} {account.alert !== undefined && <CauseTag cause={account.alert.cause} />}
          </h1>
          <span className="muted">{otherNames(account, language)}</span>
        </div>
        <Button type="primary" icon={<PhoneOutlined />} onClick={() => setIsLogging(true)}>
          {t('act.call')}
        </Button>
      </div>
      <Standing account={account} />
      <Card title={t('account.series')} className="wide">
        <Series accountId={accountId} />
      </Card>
      <div className="columns">
        <WhyAlert account={account} />
        {account.winback !== undefined && <WinbackCard account={account} plan={account.winback} />}
        <Card
          title={t('account.tasks')}
          extra={
            <Button size="small" icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
              {t('tasks.add')}
            </Button>
          }
        >
          <TaskList tasks={account.tasks} empty={t('account.noTasks')} />
        </Card>
        <TalkList account={account} />
        <ContactList contacts={account.contacts} />
        <EarlierAlerts accountId={accountId} />
      </div>
      {isAdding && <AddTaskForm account={account} name={name} onDone={() => setIsAdding(false)} />}
      {isLogging && <LogTalk accountId={accountId} name={name} onDone={() => setIsLogging(false)} />}
    </article>
  );
}

function Series({ accountId }: { readonly accountId: string }): ReactNode {
  const { language } = useFormats();
  const { data, error, refetch } = useQuery(seriesQuery(accountId, language));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  const waiting = <Skeleton.Node active style={{ width: '100%', height: 340 }} />;
  if (data === undefined) return waiting;
  return (
    <Suspense fallback={waiting}>
      <SeriesChart series={data} />
    </Suspense>
  );
}

function Standing({ account }: { readonly account: AccountDetail }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useQuery(overviewQuery(undefined));
  const { contactClock, standing, owner, team, lastContact } = account;
  const gap = standing?.usualGap ?? undefined;
  return (
    <Descriptions
      className="standing"
      size="small"
      column={{ xs: 2, md: 5 }}
      layout="vertical"
      colon={false}
      items={[
        {
          key: 'owner',
          label: t('account.owner'),
          children: [owner ?? t('nobody'), team].filter(Boolean).join(' · '),
        },
        {
          key: 'weekly',
          label: t('account.weekly'),
          children: standing === undefined ? '–' : formats.amount(standing.weeklyAmount, data?.unit ?? ''),
        },
        {
          key: 'usual',
          label: t('account.usual'),
          children:
            gap === undefined
              ? '–'
              : gap <= 1
                ? t('account.everyWeek')
                : t('account.everyWeeks', { count: Number(gap.toFixed(1)) }),
        },
        {
          key: 'silence',
          label: t('account.silence'),
          children: standing === undefined ? '–' : t('account.weeks', { count: standing.silence }),
        },
        {
          key: 'contact',
          label: t('account.lastContact'),
          children: (
            <>
              {lastContact === undefined
                ? '–'
                : `${t(`interaction.${lastContact.kind}`)} · ${formats.date(lastContact.date)}`}{' '}
              {contactClock !== undefined && <ClockTag clock={contactClock} />}
            </>
          ),
        },
      ]}
    />
  );
}
