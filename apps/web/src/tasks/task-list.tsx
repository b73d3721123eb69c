import { CheckOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Task } from '../api/generated/index.js';
import { overviewQuery } from '../api/queries.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { CauseTag } from '../ui/cause-tag.js';
import { CompleteTaskForm } from './complete-task-form.js';
import { PostponeTaskForm } from './postpone-task-form.js';

interface TaskListProps {
  readonly tasks: readonly Task[];
  readonly empty: string;
  /** Whether the account is named: not on its own page. */
  readonly named?: boolean;
}

/** Open tasks, the most urgent first. */
export function TaskList({ tasks, empty, named = false }: TaskListProps): ReactNode {
  if (tasks.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return (
    <ul className="plain tasks">
      {tasks.map((task) => (
        <TaskRow key={task.taskId} task={task} named={named} />
      ))}
    </ul>
  );
}

function TaskRow({ task, named }: { readonly task: Task; readonly named: boolean }): ReactNode {
  const { t } = useTranslation();
  const { search } = useLocation();
  const formats = useFormats();
  const [open, setOpen] = useState<'complete' | 'postpone'>();
  const { data } = useQuery(overviewQuery(undefined));
  const close = (): void => setOpen(undefined);
  const { accountId, cause, due, owner, remindedOn, winback } = task;
  const followUp =
    winback === undefined
      ? t(`tasks.follow.${cause}`)
      : t(winback.asks === 'decision' ? 'winback.taskDecision' : 'winback.task', { step: winback.step });
  const isLate = data !== undefined && due < data.today;
  return (
    <li className="task" data-task={task.taskId}>
      <div>
        {named && (
          <>
            <Link to={{ pathname: `/accounts/${encodeURIComponent(accountId)}`, search }} className="name">
              {displayName(task, formats.language)}
            </Link>{' '}
          </>
        )}
        <CauseTag cause={cause} /> {followUp}
        <div className="muted">
          {`${t('tasks.due')} ${formats.date(due)} · ${owner ?? t('nobody')}`}{' '}
          {isLate && <Tag color="red">{t('tasks.overdue')}</Tag>}
          {remindedOn !== undefined && <Tag>{t('tasks.reminded')}</Tag>}
        </div>
      </div>
      <div className="small-actions">
        {/* A decision is made on the plan itself. */}
        {winback?.asks !== 'decision' && (
          <Button size="small" icon={<CheckOutlined />} onClick={() => setOpen('complete')}>
            {t('act.complete')}
          </Button>
        )}
        <Button size="small" icon={<ClockCircleOutlined />} onClick={() => setOpen('postpone')}>
          {t('act.postpone')}
        </Button>
      </div>
      {open === 'complete' && <CompleteTaskForm task={task} onDone={close} />}
      {open === 'postpone' && <PostponeTaskForm task={task} onDone={close} />}
    </li>
  );
}
