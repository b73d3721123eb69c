import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { type AccountDetail, openTask } from '../api/generated/index.js';
import { overviewQuery } from '../api/queries.js';
import { FormWindow } from '../ui/form-window.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';

interface FormProps {
  readonly account: AccountDetail;
  readonly name: string;
  readonly onDone: () => void;
}

interface Wanted {
  readonly title: string;
  readonly due: Dayjs;
  readonly contactIds?: string[];
  readonly owner?: string | null;
}

/** Sets a task about an account, for oneself or somebody else. */
export function AddTaskForm({ account, name, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const [key] = useState(newKey);
  const { data } = useQuery(overviewQuery(undefined));
  const contacts = account.contacts.filter(({ erasedAt }) => erasedAt === undefined);
  const owners = (data?.owners ?? []).filter(({ owner }) => owner !== '');
  const add = useAct(({ title, due, contactIds = [], owner }: Wanted) =>
    answered(
      openTask({
        headers: { 'Idempotency-Key': key },
        body: {
          accountId: account.accountId,
          title,
          due: due.format('YYYY-MM-DD'),
          ...(contactIds.length === 0 ? {} : { contactIds }),
          ...(owner ? { owner } : {}),
        },
      }),
    ),
  );
  return (
    <FormWindow<Wanted>
      title={t('tasks.addTitle', { name })}
      okText={t('act.save')}
      form={form}
      initial={{ due: dayjs().add(1, 'day') }}
      busy={add.isPending}
      onDone={onDone}
      onSend={(wanted) => add.mutate(wanted, { onSuccess: onDone })}
    >
      <Form.Item name="title" label={t('tasks.what')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="due" label={t('tasks.due')} rules={[{ required: true }]}>
          <DatePicker minDate={dayjs()} />
        </Form.Item>
        <Form.Item name="owner" label={t('tasks.whoDoes')}>
          <Select
            allowClear
            showSearch
            placeholder={account.owner}
            options={owners.map(({ owner }) => ({ value: owner, label: owner }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="contactIds" label={t('tasks.whom')}>
        <Select
          mode="multiple"
          options={contacts.map(({ contactId, name: who }) => ({
            value: contactId,
            label: who ?? contactId,
          }))}
        />
      </Form.Item>
    </FormWindow>
  );
}
