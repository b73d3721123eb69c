import { CalendarOutlined, CheckOutlined, CloseOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountDetail, Winback } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';
import { AttemptForm } from './attempt-form.js';
import { LostForm } from './lost-form.js';
import { WakeForm } from './wake-form.js';
import { WinbackLadder } from './winback-ladder.js';
import { WonForm } from './won-form.js';

const FORMS = { attempt: AttemptForm, wake: WakeForm, won: WonForm, lost: LostForm } as const;

interface CardProps {
  readonly account: AccountDetail;
  readonly plan: Winback;
}

/** The plan to win an account back: what was done, what comes next, and the four things one can do. */
export function WinbackCard({ account, plan }: CardProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [open, setOpen] = useState<keyof typeof FORMS>();
  const Form = open === undefined ? undefined : FORMS[open];
  const { wakeOn, wakeReason, asks } = plan;
  return (
    <Card title={t('winback.title')} data-plan={plan.planId}>
      {asks === 'decision' && <p className="lead">{t('winback.decide')}</p>}
      {wakeOn !== undefined && wakeOn > dayjs().format('YYYY-MM-DD') && (
        <p className="muted first">
          {t(wakeReason === undefined ? 'winback.asleepUntil' : 'winback.asleep', {
            date: formats.date(wakeOn),
            reason: wakeReason ?? '',
          })}
        </p>
      )}
      <WinbackLadder plan={plan} contacts={account.contacts} />
      <div className="small-actions">
        <Button type="primary" icon={<PhoneOutlined />} onClick={() => setOpen('attempt')}>
          {t('winback.act.attempt')}
        </Button>
        <Button icon={<CalendarOutlined />} onClick={() => setOpen('wake')}>
          {t('winback.act.wake')}
        </Button>
        <Button icon={<CheckOutlined />} onClick={() => setOpen('won')}>
          {t('winback.act.won')}
        </Button>
        <Button danger icon={<CloseOutlined />} onClick={() => setOpen('lost')}>
          {t('winback.act.lost')}
        </Button>
      </div>
      {Form !== undefined && (
        <Form plan={plan} contacts={account.contacts} onDone={() => setOpen(undefined)} />
      )}
    </Card>
  );
}
