import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { type Alert, closeAlert, type CloseAlert } from '../api/generated/index.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';

const OUTCOMES = [
  'kept-by-us',
  'recovered-by-itself',
  'reduced-for-good',
  'paused-with-wake-date',
  'lost',
  'not-valid',
  'handed-over',
] as const satisfies readonly CloseAlert['outcome'][];

/** Outcomes that nobody can learn from without a word of explanation. */
const NEEDS_DETAIL = ['lost', 'not-valid', 'handed-over'] as const satisfies readonly CloseAlert['outcome'][];

interface Closing {
  readonly outcome: CloseAlert['outcome'];
  readonly detail?: string;
  readonly wakeDate?: Dayjs;
}

interface FormProps {
  readonly alert: Alert;
  readonly onDone: () => void;
}

/** Closes an alert with what came of it. */
export function CloseAlertForm({ alert, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<Closing>();
  const outcome = Form.useWatch('outcome', form);
  const explained = NEEDS_DETAIL.find((one) => one === outcome);
  const { language } = useFormats();
  const { alertId, revision } = alert;
  const close = useAct(({ detail, wakeDate, ...closing }: Closing) =>
    answered(
      closeAlert({
        path: { alertId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
        body: {
          ...closing,
          ...(detail === undefined || detail.trim() === '' ? {} : { detail }),
          ...(wakeDate === undefined ? {} : { wakeDate: wakeDate.format('YYYY-MM-DD') }),
        },
      }),
    ),
  );
  return (
    <FormWindow<Closing>
      title={t('close.title', { name: displayName(alert, language) })}
      okText={t('act.close')}
      form={form}
      busy={close.isPending}
      onDone={onDone}
      onSend={(values) => close.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="outcome" label={t('close.outcome')} rules={[{ required: true }]}>
        <Select options={OUTCOMES.map((value) => ({ value, label: t(`close.outcomes.${value}`) }))} />
      </Form.Item>
      {outcome === 'paused-with-wake-date' && (
        <Form.Item name="wakeDate" label={t('close.wakeDate')} rules={[{ required: true }]}>
          <DatePicker minDate={dayjs().add(1, 'day')} />
        </Form.Item>
      )}
      <Form.Item
        name="detail"
        label={t(`close.details.${explained ?? 'other'}`)}
        rules={[{ required: explained !== undefined, whitespace: true }]}
      >
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormWindow>
  );
}
