import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FormWindowProps<Values> {
  readonly title: string;
  readonly okText: string;
  readonly form: FormInstance<Values>;
  readonly initial?: Partial<Values>;
  readonly busy: boolean;
  readonly onDone: () => void;
  readonly onSend: (values: Values) => void;
  readonly children: ReactNode;
}

/** A window with the fields of something that a user does. */
export function FormWindow<Values extends object>(props: FormWindowProps<Values>): ReactNode {
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
