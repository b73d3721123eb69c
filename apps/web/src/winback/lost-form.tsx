import { Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { loseWinback, type LoseWinback } from '../api/generated/index.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';
import { given, type PlanFormProps } from './plan-form.js';

const REASONS = [
  'price',
  'service',
  'competitor',
  'demand-gone',
  'no-answer',
  'other',
] as const satisfies readonly LoseWinback['reason'][];

/** Says that the account is lost: why, and to whom. */
export function LostForm({ plan, onDone }: PlanFormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<LoseWinback>();
  const [key] = useState(newKey);
  const { planId, revision } = plan;
  const send = useAct(({ reason, to, detail }: LoseWinback) =>
    answered(
      loseWinback({
        path: { planId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': key },
        body: { reason, ...given('to', to), ...given('detail', detail) },
      }),
    ),
  );
  return (
    <FormWindow<LoseWinback>
      title={t('winback.act.lost')}
      okText={t('act.save')}
      form={form}
      busy={send.isPending}
      onDone={onDone}
      onSend={(lost) => send.mutate(lost, { onSuccess: onDone })}
    >
      <Form.Item name="reason" label={t('postpone.reason')} rules={[{ required: true }]}>
        <Select options={REASONS.map((value) => ({ value, label: t(`winback.reasons.${value}`) }))} />
      </Form.Item>
      <Form.Item name="to" label={t('winback.to')}>
        <Input />
      </Form.Item>
      <Form.Item name="detail" label={t('winback.detail')}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormWindow>
  );
}
