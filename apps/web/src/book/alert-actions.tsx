import { CheckOutlined, ClockCircleOutlined, PhoneOutlined, StopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { acknowledgeAlert, type Alert } from '../api/generated/index.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { LogTalk } from '../account/log-talk.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';
import { CloseAlertForm } from './close-alert-form.js';
import { SnoozeAlertForm } from './snooze-alert-form.js';

type Open = 'snooze' | 'close' | 'call';

/** What an account manager does with an alert. */
export function AlertActions({ alert }: { readonly alert: Alert }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const { language } = useFormats();
  const { alertId, accountId, revision } = alert;
  const acknowledge = useAct(() =>
    answered(
      acknowledgeAlert({
        path: { alertId },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
      }),
    ),
  );
  return (
    <div className="actions">
      <Button type="primary" icon={<PhoneOutlined />} onClick={() => setOpen('call')}>
        {t('act.call')}
      </Button>
      <div className="small-actions">
        {alert.acknowledgedBy === undefined && (
          <Button
            size="small"
            icon={<CheckOutlined />}
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate(undefined)}
          >
            {t('act.acknowledge')}
          </Button>
        )}
        <Button size="small" icon={<ClockCircleOutlined />} onClick={() => setOpen('snooze')}>
          {t('act.snooze')}
        </Button>
        <Button size="small" icon={<StopOutlined />} onClick={() => setOpen('close')}>
          {t('act.close')}
        </Button>
      </div>
      {open === 'snooze' && <SnoozeAlertForm alert={alert} onDone={close} />}
      {open === 'close' && <CloseAlertForm alert={alert} onDone={close} />}
      {open === 'call' && (
        <LogTalk accountId={accountId} name={displayName(alert, language)} onDone={close} />
      )}
    </div>
  );
}
