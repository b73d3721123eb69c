import { useQuery } from '@tanstack/react-query';
import { Card, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { escalatedQuery, tasksQuery } from '../api/queries.js';
import { useOwner } from '../shell/use-owner.js';
import { Trouble } from '../ui/trouble.js';
import { TaskList } from './task-list.js';

/** What is to be done, the most urgent first; above it what others have not done in time. */
export function TasksPage(): ReactNode {
  const { t } = useTranslation();
  const [owner] = useOwner();
  const { data, error, refetch } = useQuery(tasksQuery(owner));
  const escalated = useQuery(escalatedQuery(owner));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  const forMe = owner === undefined ? [] : (escalated.data?.items ?? []);
  return (
    <section>
      <h1>{t('tasks.title')}</h1>
      {forMe.length > 0 && (
        <Card title={t('tasks.forMe')} className="wide" data-escalated>
          <TaskList tasks={forMe} empty="" named />
        </Card>
      )}
      <Card>
        <TaskList tasks={data.items} empty={t('tasks.none')} named />
      </Card>
    </section>
  );
}
