import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { assignTask, type AssignTask, type Task } from '../api/generated/index.js';
import { overviewQuery } from '../api/queries.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';

interface FormProps {
  readonly task: Task;
  readonly onDone: () => void;
}

/** Gives a task to somebody else. */
export function AssignTaskForm({ task, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<AssignTask>();
  const { data } = useQuery(overviewQuery(undefined));
  const { taskId, revision } = task;
  const owners = (data?.owners ?? []).filter(({ owner }) => owner !== '' && owner !== task.owner);
  const assign = useAct((body: AssignTask) =>
    answered(
      assignTask({
        path: { taskId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
        body,
      }),
    ),
  );
  return (
    <FormWindow<AssignTask>
      title={t('act.assign')}
      okText={t('act.assign')}
      form={form}
      busy={assign.isPending}
      onDone={onDone}
      onSend={(body) => assign.mutate(body, { onSuccess: onDone })}
    >
      <Form.Item name="owner" label={t('tasks.whoDoes')} rules={[{ required: true }]}>
        <Select showSearch options={owners.map(({ owner }) => ({ value: owner, label: owner }))} />
      </Form.Item>
    </FormWindow>
  );
}
