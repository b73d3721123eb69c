import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { wakeWinback } from '../api/generated/index.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';
import { type PlanFormProps } from './plan-form.js';

interface Wake {
  readonly wakeOn: Dayjs;
  readonly reason: string;
}

/** Sets the day before which nothing is due. */
export function WakeForm({ plan, onDone }: PlanFormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wake>();
  const [key] = useState(newKey);
  const { planId, revision } = plan;
  const send = useAct(({ wakeOn, reason }: Wake) =>
    answered(
      wakeWinback({
        path: { planId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': key },
        body: { wakeOn: wakeOn.format('YYYY-MM-DD'), reason },
      }),
    ),
  );
  return (
    <FormWindow<Wake>
      title={t('winback.act.wake')}
      okText={t('act.save')}
      form={form}
      initial={{ wakeOn: dayjs().add(1, 'month') }}
      busy={send.isPending}
      onDone={onDone}
      onSend={(wake) => send.mutate(wake, { onSuccess: onDone })}
    >
      <Form.Item name="wakeOn" label={t('winback.wakeOn')} rules={[{ required: true }]}>
        <DatePicker minDate={dayjs()} allowClear={false} />
      </Form.Item>
      <Form.Item name="reason" label={t('postpone.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={2} placeholder={t('winback.wakeHint')} />
      </Form.Item>
    </FormWindow>
  );
}
