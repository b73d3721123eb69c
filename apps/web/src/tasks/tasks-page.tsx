import { useQuery } from '@tanstack/react-query';
import { Card, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tasksQuery } from '../api/queries.js';
import { useOwner } from '../shell/use-owner.js';
import { Trouble } from '../ui/trouble.js';
import { TaskList } from './task-list.js';

/** What is to be done, the most urgent first. */
export function TasksPage(): ReactNode {
  const { t } = useTranslation();
  const [owner] = useOwner();
  const { data, error, refetch } = useQuery(tasksQuery(owner));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  return (
    <section>
      <h1>{t('tasks.title')}</h1>
      <Card>
        <TaskList tasks={data.items} empty={t('tasks.none')} named />
      </Card>
    </section>
  );
}
