import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { type Alert, snoozeAlert } from '../api/generated/index.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';

interface FormProps {
  readonly alert: Alert;
  readonly onDone: () => void;
}

interface Snooze {
  readonly until: Dayjs;
  readonly reason: string;
}

const USUAL_WEEKS = 2;

/** Puts an alert off until a day, for a reason. */
export function SnoozeAlertForm({ alert, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<Snooze>();
  const { language } = useFormats();
  const { alertId, revision } = alert;
  const snooze = useAct(({ until, reason }: Snooze) =>
    answered(
      snoozeAlert({
        path: { alertId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
        body: { until: until.format('YYYY-MM-DD'), reason },
      }),
    ),
  );
  return (
    <FormWindow<Snooze>
      title={t('snooze.title', { name: displayName(alert, language) })}
      okText={t('act.snooze')}
      form={form}
      initial={{ until: dayjs().add(USUAL_WEEKS, 'week') }}
      busy={snooze.isPending}
      onDone={onDone}
      onSend={(values) => snooze.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="until" label={t('snooze.until')} rules={[{ required: true }]}>
        <DatePicker minDate={dayjs().add(1, 'day')} />
      </Form.Item>
      <Form.Item name="reason" label={t('snooze.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={2} placeholder={t('snooze.reasonHint')} />
      </Form.Item>
    </FormWindow>
  );
}
