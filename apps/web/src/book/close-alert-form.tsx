import { Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { type Alert, closeAlert, type CloseAlert } from '../api/generated/index.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
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

interface FormProps {
  readonly alert: Alert;
  readonly onDone: () => void;
}

/** Closes an alert with what came of it. */
export function CloseAlertForm({ alert, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = Form.useForm<CloseAlert>();
  const { language } = useFormats();
  const { alertId, revision } = alert;
  const close = useAct(({ outcome, detail }: CloseAlert) =>
    answered(
      closeAlert({
        path: { alertId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
        body: { outcome, ...(detail === undefined || detail.trim() === '' ? {} : { detail }) },
      }),
    ),
  );
  return (
    <Modal
      open
      title={t('close.title', { name: displayName(alert, language) })}
      okText={t('act.close')}
      cancelText={t('act.cancel')}
      confirmLoading={close.isPending}
      onCancel={onDone}
      onOk={() => form.submit()}
    >
      <Form<CloseAlert>
        form={form}
        layout="vertical"
        onFinish={(values) => close.mutate(values, { onSuccess: onDone })}
      >
        <Form.Item name="outcome" label={t('close.outcome')} rules={[{ required: true }]}>
          <Select options={OUTCOMES.map((value) => ({ value, label: t(`close.outcomes.${value}`) }))} />
        </Form.Item>
        <Form.Item name="detail" label={t('close.detail')}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
