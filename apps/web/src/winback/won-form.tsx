import { Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { winWinback, type WinWinback } from '../api/generated/index.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';
import { given, type PlanFormProps } from './plan-form.js';

/** Says that the account is won back, before an order shows it. */
export function WonForm({ plan, onDone }: PlanFormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<WinWinback>();
  const [key] = useState(newKey);
  const { planId, revision } = plan;
  const send = useAct(({ detail }: WinWinback) =>
    answered(
      winWinback({
        path: { planId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': key },
        body: given('detail', detail),
      }),
    ),
  );
  return (
    <FormWindow<WinWinback>
      title={t('winback.act.won')}
      okText={t('act.save')}
      form={form}
      busy={send.isPending}
      onDone={onDone}
      onSend={(won) => send.mutate(won, { onSuccess: onDone })}
    >
      <p className="muted">{t('winback.wonHint')}</p>
      <Form.Item name="detail" label={t('winback.detail')}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormWindow>
  );
}
