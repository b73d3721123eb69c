import { CheckOutlined, ClockCircleOutlined, CloseOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { answered } from '../api/answered.js';
import { cancelTask, type Task } from '../api/generated/index.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { CauseTag } from '../ui/cause-tag.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';
import { AssignTaskForm } from './assign-task-form.js';
import { Checklist } from './checklist.js';
import { CompleteTaskForm } from './complete-task-form.js';
import { PostponeTaskForm } from './postpone-task-form.js';
import { TaskState } from './task-state.js';
import { useTaskWords } from './use-task-words.js';

interface RowProps {
  readonly task: Task;
  /** Whether the account is named: not on its own page. */
  readonly named: boolean;
}

/** A task: what is to be done, by when and by whom, its steps, and what one does with it. */
export function TaskRow({ task, named }: RowProps): ReactNode {
  const { search } = useLocation();
  const { language } = useFormats();
  const wordsOf = useTaskWords();
  const { accountId, cause } = task;
  return (
    <li className="task" data-task={task.taskId}>
      <div>
        {named && (
          <>
            <Link to={{ pathname: `/accounts/${encodeURIComponent(accountId)}`, search }} className="name">
              {displayName(task, language)}
            </Link>{' '}
          </>
        )}
        <CauseTag cause={cause} />{' '}
        <span className={task.unreadable === true ? 'muted' : undefined}>{wordsOf(task)}</span>
        <TaskState task={task} />
        <Checklist task={task} />
      </div>
      <TaskActions task={task} />
    </li>
  );
}

function TaskActions({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'complete' | 'postpone' | 'assign'>();
  const { taskId, revision, cause, winback } = task;
  const close = (): void => setOpen(undefined);
  const cancel = useAct(() =>
    answered(
      cancelTask({
        path: { taskId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
      }),
    ),
  );
  return (
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
      <Tooltip title={t('act.assign')}>
        <Button
          size="small"
          icon={<SwapOutlined />}
          aria-label={t('act.assign')}
          onClick={() => setOpen('assign')}
        />
      </Tooltip>
      {(cause === 'next-step' || cause === 'by-hand') && (
        <Tooltip title={t('act.withdraw')}>
          <Button
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('act.withdraw')}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(undefined)}
          />
        </Tooltip>
      )}
      {open === 'complete' && <CompleteTaskForm task={task} onDone={close} />}
      {open === 'postpone' && <PostponeTaskForm task={task} onDone={close} />}
      {open === 'assign' && <AssignTaskForm task={task} onDone={close} />}
    </div>
  );
}
