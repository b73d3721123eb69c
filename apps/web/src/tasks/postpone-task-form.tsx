import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { snoozeTask, type Task } from '../api/generated/index.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';

interface FormProps {
  readonly task: Task;
  readonly onDone: () => void;
}

interface Postponement {
  readonly due: Dayjs;
  readonly reason: string;
}

/** Puts a task off to a later day, for a reason. */
export function PostponeTaskForm({ task, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<Postponement>();
  const { taskId, revision } = task;
  const postpone = useAct(({ due, reason }: Postponement) =>
    answered(
      snoozeTask({
        path: { taskId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
        body: { due: due.format('YYYY-MM-DD'), reason },
      }),
    ),
  );
  return (
    <FormWindow<Postponement>
      title={t('postpone.title')}
      okText={t('act.postpone')}
      form={form}
      initial={{ due: dayjs().add(1, 'week') }}
      busy={postpone.isPending}
      onDone={onDone}
      onSend={(values) => postpone.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="due" label={t('postpone.due')} rules={[{ required: true }]}>
        <DatePicker minDate={dayjs()} />
      </Form.Item>
      <Form.Item name="reason" label={t('postpone.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormWindow>
  );
}
