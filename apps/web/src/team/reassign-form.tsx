import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { type ManagerLoad, reassignTasks, type Task } from '../api/generated/index.js';
import { tasksQuery } from '../api/queries.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';
import { useTaskWords } from '../tasks/use-task-words.js';

interface FormProps {
  readonly from: string;
  readonly managers: readonly ManagerLoad[];
  readonly onDone: () => void;
}

interface Giving {
  readonly taskIds: string[];
  /** Whoever has the least to do when it was left empty. */
  readonly to?: string | null;
}

/** Gives several tasks of somebody away at once, to somebody or to whoever of the team has the least to do. */
export function ReassignForm({ from, managers, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const wordsOf = useTaskWords();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const [form] = Form.useForm<Giving>();
  const [key, setKey] = useState(newKey);
  const { data } = useQuery(tasksQuery(from));
  const tasks: readonly Task[] = data?.items ?? [];
  const give = useAct(async ({ taskIds, to }: Giving) => {
    const seen = tasks.filter(({ taskId }) => taskIds.includes(taskId));
    const { items } = await answered(
      reassignTasks({
        headers: { 'Idempotency-Key': key },
        body: {
          tasks: seen.map(({ taskId, revision }) => ({ taskId, revision })),
          ...(to ? { to } : {}),
        },
      }),
    );
    const left = items.filter(({ status }) => status !== 'accepted' && status !== 'pending');
    if (left.length > 0) {
      notification.warning({
        title: t('team.left', { count: left.length }),
        description: left.map(({ status, reason }) => reason ?? t(`team.why.${status}`)).join(' · '),
      });
    }
    return {};
  });
  const send = (giving: Giving): void =>
    give.mutate(giving, {
      onSuccess: onDone,
      onSettled: () => {
        setKey(newKey());
        void queries.invalidateQueries({ queryKey: ['load'] });
      },
    });
  return (
    <Modal
      open
      width={640}
      title={t('team.giveTitle', { who: from })}
      okText={t('team.give')}
      cancelText={t('act.cancel')}
      confirmLoading={give.isPending}
      onCancel={onDone}
      onOk={() => form.submit()}
    >
      <Form<Giving> form={form} layout="vertical" onFinish={send}>
        <Form.Item name="to" label={t('team.to')}>
          <Select
            allowClear
            showSearch
            placeholder={t('team.least')}
            options={managers
              .filter(({ owner }) => owner !== '' && owner !== from)
              .map(({ owner, openTasks }) => ({
                value: owner,
                label: t('team.with', { owner, count: openTasks }),
              }))}
          />
        </Form.Item>
        <Form.Item name="taskIds" label={t('team.which')} rules={[{ required: true }]}>
          <Checkbox.Group
            className="stacked"
            options={tasks.map((task) => ({
              value: task.taskId,
              label: `${formats.date(task.due)} · ${displayName(task, formats.language)} · ${wordsOf(task)}`,
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
