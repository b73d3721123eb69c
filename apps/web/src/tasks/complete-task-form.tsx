import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { type CompleteTask, completeTask, type Task } from '../api/generated/index.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';

interface FormProps {
  readonly task: Task;
  readonly onDone: () => void;
}

/** Completes a task with what came of it. */
export function CompleteTaskForm({ task, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<CompleteTask>();
  const { taskId, revision } = task;
  const complete = useAct((body: CompleteTask) =>
    answered(
      completeTask({
        path: { taskId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
        body,
      }),
    ),
  );
  return (
    <FormWindow<CompleteTask>
      title={t('complete.title')}
      okText={t('act.complete')}
      form={form}
      busy={complete.isPending}
      onDone={onDone}
      onSend={(values) => complete.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="outcome" label={t('complete.outcome')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={3} placeholder={t('complete.outcomeHint')} />
      </Form.Item>
    </FormWindow>
  );
}
