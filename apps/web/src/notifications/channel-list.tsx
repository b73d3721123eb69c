import { App, Button, Empty, Switch, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import {
  enableChannel,
  type NotificationSettings,
  putMyNotifications,
  testChannel,
} from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';
import { useAct } from '../ui/use-act.js';

type Channel = NotificationSettings['channels'][number];

/** The ways to somebody: which are wanted, which work, and a test message through each. */
export function ChannelList({ settings }: { readonly settings: NotificationSettings }): ReactNode {
  const { t } = useTranslation();
  if (settings.channels.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('notify.noChannels')} />;
  return (
    <ul className="plain">
      {settings.channels.map((channel) => (
        <ChannelRow key={channel.name} channel={channel} settings={settings} />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly channel: Channel;
  readonly settings: NotificationSettings;
}

function ChannelRow({ channel, settings }: RowProps): ReactNode {
  const { t } = useTranslation();
  const { userId, channels, chosen } = settings;
  const { name, kind, on, status } = channel;
  const choose = useAct((wanted: boolean) => {
    const off = channels.filter((each) => (each.name === name ? !wanted : !each.on)).map((each) => each.name);
    return answered(putMyNotifications({ query: { user: userId }, body: { ...chosen, off } }));
  });
  const enable = useAct(() => answered(enableChannel({ path: { channel: name }, query: { user: userId } })));
  return (
    <li className="channel" data-channel={name}>
      <Switch
        checked={on}
        loading={choose.isPending}
        aria-label={name}
        onChange={(wanted) => choose.mutate(wanted)}
      />
      <div>
        <span className="name">{t(`notify.kinds.${kind}`, { defaultValue: kind })}</span>{' '}
        {name !== kind && <span className="muted">{name}</span>} <Standing channel={channel} />
      </div>
      <div className="small-actions">
        {status === 'disabled' && (
          <Button size="small" loading={enable.isPending} onClick={() => enable.mutate(undefined)}>
            {t('notify.enable')}
          </Button>
        )}
        <TestButton user={userId} name={name} />
      </div>
    </li>
  );
}

function Standing({ channel: { status, since, why, reason } }: { readonly channel: Channel }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  if (status === 'working') return null;
  const what = status === 'failing' || why === undefined ? t('notify.failing') : t(`notify.disabled.${why}`);
  return (
    <Tooltip title={reason}>
      <Tag color={status === 'failing' ? 'gold' : 'red'}>
        {what}
        {since === undefined ? '' : ` · ${date(since)}`}
      </Tag>
    </Tooltip>
  );
}

/** Says what became of the message itself: nothing else has changed. */
function TestButton({ user, name }: { readonly user: string; readonly name: string }): ReactNode {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [isSending, setIsSending] = useState(false);
  const send = async (): Promise<void> => {
    setIsSending(true);
    try {
      const { outcome, reason = '' } = await answered(
        testChannel({ path: { channel: name }, query: { user } }),
      );
      const told = outcome === 'sent' ? message.success : message.error;
      void told(t(`notify.test.${outcome}`, { reason }));
    } catch (error) {
      void message.error(error instanceof Error ? error.message : t('error.title'));
    } finally {
      setIsSending(false);
    }
  };
  return (
    <Button size="small" loading={isSending} onClick={() => void send()}>
      {t('notify.test.button')}
    </Button>
  );
}
