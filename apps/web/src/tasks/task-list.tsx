import { Empty } from 'antd';
import type { ReactNode } from 'react';
import type { Task } from '../api/generated/index.js';
import { TaskRow } from './task-row.js';

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
