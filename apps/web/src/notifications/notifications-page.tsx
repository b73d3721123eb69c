import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { myNotificationsQuery } from '../api/queries.js';
import { useOwner } from '../shell/use-owner.js';
import { Trouble } from '../ui/trouble.js';
import { ChannelList } from './channel-list.js';
import { ChoiceForm } from './choice-form.js';

/** What somebody is told, and how: of whoever's book is looked at, else of whoever looks. */
export function NotificationsPage(): ReactNode {
  const { t } = useTranslation();
  const [owner] = useOwner();
  const { data, error, refetch } = useQuery(myNotificationsQuery(owner));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  return (
    <section className="notifications">
      <div className="title-line">
        <h1>{t('notify.title', { who: data.userId })}</h1>
      </div>
      {!data.offered && <Alert type="info" showIcon title={t('notify.notOffered', { who: data.userId })} />}
      <div className="columns">
        <Card title={t('notify.when')}>
          <ChoiceForm key={JSON.stringify(data)} settings={data} />
        </Card>
        <Card title={t('notify.channels')}>
          <ChannelList settings={data} />
        </Card>
      </div>
    </section>
  );
}
