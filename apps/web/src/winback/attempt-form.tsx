import { DatePicker, Form, Input, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { attemptWinback, type AttemptWinback } from '../api/generated/index.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';
import { given, type PlanFormProps } from './plan-form.js';

const HOW = [
  'call',
  'visit',
  'email',
  'meeting',
  'offer',
] as const satisfies readonly AttemptWinback['how'][];

interface Attempt extends Pick<AttemptWinback, 'how' | 'contactIds' | 'note'> {
  readonly reached: 'yes' | 'no';
  readonly date: Dayjs;
  /** Null when it was chosen and cleared again. */
  readonly next?: Dayjs | null;
}

/** Logs an attempt: how, with whom, and when to try again. */
export function AttemptForm({ plan, contacts, onDone }: PlanFormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<Attempt>();
  const [key] = useState(newKey);
  const { planId, revision } = plan;
  const send = useAct((attempt: Attempt) =>
    answered(
      attemptWinback({
        path: { planId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': key },
        body: bodyOf(attempt),
      }),
    ),
  );
  const present = contacts.filter(({ erasedAt }) => erasedAt === undefined);
  return (
    <FormWindow<Attempt>
      title={t('winback.act.attempt')}
      okText={t('act.save')}
      form={form}
      initial={{ how: 'call', reached: 'yes', date: dayjs() }}
      busy={send.isPending}
      onDone={onDone}
      onSend={(attempt) => send.mutate(attempt, { onSuccess: onDone })}
    >
      <div className="pair">
        <Form.Item name="how" label={t('winback.by')} rules={[{ required: true }]}>
          <Select options={HOW.map((value) => ({ value, label: t(`winback.how.${value}`) }))} />
        </Form.Item>
        <Form.Item name="date" label={t('log.date')} rules={[{ required: true }]}>
          <DatePicker maxDate={dayjs()} allowClear={false} />
        </Form.Item>
      </div>
      <Form.Item name="reached" label={t('winback.outcome')}>
        <Segmented
          options={[
            { value: 'yes', label: t('winback.reached') },
            { value: 'no', label: t('winback.notReached') },
          ]}
        />
      </Form.Item>
      <Form.Item name="contactIds" label={t('log.contacts')}>
        <Select
          mode="multiple"
          options={present.map(({ contactId, name }) => ({ value: contactId, label: name ?? contactId }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t('log.note')}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <Form.Item name="next" label={t('winback.next')} extra={t('winback.nextHint')}>
        <DatePicker minDate={dayjs()} />
      </Form.Item>
    </FormWindow>
  );
}

function bodyOf({ how, reached, date, contactIds = [], note, next }: Attempt): AttemptWinback {
  return {
    how,
    reached: reached === 'yes',
    date: date.format('YYYY-MM-DD'),
    ...(contactIds.length === 0 ? {} : { contactIds }),
    ...given('note', note),
    ...(next ? { next: next.format('YYYY-MM-DD') } : {}),
  };
}
