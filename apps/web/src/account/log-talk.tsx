import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { logInteraction, type LogInteraction } from '../api/generated/index.js';
import { accountQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';

const KINDS = ['call', 'visit', 'email', 'meeting', 'quote-request', 'complaint', 'chat'] as const;
const DIRECTIONS = ['outbound', 'inbound'] as const;
const FEELINGS = ['positive', 'neutral', 'negative'] as const;

interface Talk extends Pick<
  LogInteraction,
  'kind' | 'contactIds' | 'direction' | 'feeling' | 'note' | 'nextStep'
> {
  readonly date: Dayjs;
  /** Null when it was chosen and cleared again. */
  readonly nextStepDue?: Dayjs | null;
}

interface LogTalkProps {
  readonly accountId: string;
  readonly name: string;
  readonly onDone: () => void;
}

/** Logs a call, a visit, … in a few clicks; nothing but the kind and the day has to be said. */
export function LogTalk({ accountId, name, onDone }: LogTalkProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormats();
  const [form] = Form.useForm<Talk>();
  const [key] = useState(newKey);
  const { data } = useQuery(accountQuery(accountId, language));
  const contacts = (data?.contacts ?? []).filter(({ erasedAt }) => erasedAt === undefined);
  const log = useAct((talk: Talk) =>
    answered(logInteraction({ headers: { 'Idempotency-Key': key }, body: bodyOf(accountId, talk) })),
  );
  return (
    <FormWindow<Talk>
      title={t('log.title', { name })}
      okText={t('act.save')}
      form={form}
      initial={{ kind: 'call', date: dayjs(), direction: 'outbound', feeling: 'neutral' }}
      busy={log.isPending}
      onDone={onDone}
      onSend={(talk) => log.mutate(talk, { onSuccess: onDone })}
    >
      <div className="pair">
        <Form.Item name="kind" label={t('log.kind')} rules={[{ required: true }]}>
          <Select options={KINDS.map((value) => ({ value, label: t(`interaction.${value}`) }))} />
        </Form.Item>
        <Form.Item name="date" label={t('log.date')} rules={[{ required: true }]}>
          <DatePicker maxDate={dayjs()} allowClear={false} />
        </Form.Item>
      </div>
      <Form.Item name="contactIds" label={t('log.contacts')}>
        <Select
          mode="multiple"
          options={contacts.map(({ contactId, name: who, role }) => ({
            value: contactId,
            label: `${who ?? contactId}${role === undefined ? '' : ` · ${t(`role.${role}`)}`}`,
          }))}
        />
      </Form.Item>
      <div className="pair">
        <Form.Item name="direction" label={t('log.direction')}>
          <Segmented options={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))} />
        </Form.Item>
        <Form.Item name="feeling" label={t('log.feeling')}>
          <Segmented options={FEELINGS.map((value) => ({ value, label: t(`feeling.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('log.note')}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="nextStep" label={t('log.nextStep')} extra={t('log.nextStepHint')}>
          <Input />
        </Form.Item>
        <Form.Item name="nextStepDue" label={t('log.nextStepDue')}>
          <DatePicker minDate={dayjs()} />
        </Form.Item>
      </div>
    </FormWindow>
  );
}

function bodyOf(accountId: string, talk: Talk): LogInteraction {
  const { kind, date, contactIds = [], direction, feeling, note, nextStep, nextStepDue } = talk;
  return {
    accountId,
    kind,
    date: date.format('YYYY-MM-DD'),
    ...(contactIds.length === 0 ? {} : { contactIds }),
    ...(direction === undefined ? {} : { direction }),
    ...(feeling === undefined ? {} : { feeling }),
    ...textOf('note', note),
    ...textOf('nextStep', nextStep),
    ...(nextStepDue ? { nextStepDue: nextStepDue.format('YYYY-MM-DD') } : {}),
  };
}

/** A field that was left empty is not sent. */
function textOf(field: 'note' | 'nextStep', text: string | undefined): Partial<LogInteraction> {
  return text === undefined || text.trim() === '' ? {} : { [field]: text };
}
