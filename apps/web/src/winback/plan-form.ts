import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, Winback } from '../api/generated/index.js';

/** What every form about a plan gets. */
export interface PlanFormProps {
  readonly plan: Winback;
  readonly contacts: readonly Contact[];
  readonly onDone: () => void;
}

interface FrameProps<Values> {
  readonly title: string;
  readonly okText: string;
  readonly form: FormInstance<Values>;
  readonly initial?: Partial<Values>;
  readonly busy: boolean;
  readonly onDone: () => void;
  readonly onSend: (values: Values) => void;
  readonly children: ReactNode;
}

/** A window with the fields of an action on a plan. */
export function PlanForm<Values extends object>(props: FrameProps<Values>): ReactNode {
  const { title, okText, form, initial, busy, onDone, onSend, children } = props;
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('act.cancel')}
      confirmLoading={busy}
      onCancel={onDone}
      onOk={() => form.submit()}
    >
      <Form<Values> form={form} layout="vertical" initialValues={{ ...initial }} onFinish={onSend}>
        {children}
      </Form>
    </Modal>
  );
}

/** A field that was left empty is not sent. */
export function given(
  name: 'note' | 'detail' | 'to',
  text: string | undefined,
): Partial<Record<'note' | 'detail' | 'to', string>> {
  return text === undefined || text.trim() === '' ? {} : { [name]: text.trim() };
}
