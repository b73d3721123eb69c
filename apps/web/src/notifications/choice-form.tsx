import { Button, Form, Segmented, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
// Times of day are read as they are written.
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import {
  type NotificationChoice,
  type NotificationSettings,
  putMyNotifications,
} from '../api/generated/index.js';
import { useAct } from '../ui/use-act.js';

dayjs.extend(customParseFormat);

const TIME = 'HH:mm';
const MODES = ['at-once', 'daily', 'weekly'] as const;

interface Choice {
  readonly language: 'zh' | 'en';
  readonly mode: (typeof MODES)[number];
  readonly quiet: readonly [Dayjs, Dayjs] | null;
  readonly digestOf: readonly string[];
}

/** When somebody wants to be told, and in which language. */
export function ChoiceForm({ settings }: { readonly settings: NotificationSettings }): ReactNode {
  const { t } = useTranslation();
  const { userId, language = 'zh', mode = 'at-once', quiet, digestOf, timeZone } = settings;
  const save = useAct((choice: Choice) =>
    answered(putMyNotifications({ query: { user: userId }, body: bodyOf(settings, choice) })),
  );
  const initial = {
    language,
    mode,
    digestOf,
    quiet: quiet === undefined ? null : [dayjs(quiet.from, TIME), dayjs(quiet.until, TIME)],
  };
  return (
    <Form layout="vertical" initialValues={initial} onFinish={(choice: Choice) => save.mutate(choice)}>
      <Form.Item name="language" label={t('language')}>
        <Segmented
          options={[
            { label: '中文', value: 'zh' },
            { label: 'English', value: 'en' },
          ]}
        />
      </Form.Item>
      <Form.Item name="mode" label={t('notify.mode')} extra={t('notify.modeHint')}>
        <Segmented options={MODES.map((value) => ({ value, label: t(`notify.modes.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="quiet"
        label={t('notify.quiet')}
        extra={timeZone === undefined ? undefined : t('notify.zone', { zone: timeZone })}
      >
        <TimePicker.RangePicker format={TIME} minuteStep={15} order={false} needConfirm={false} />
      </Form.Item>
      <Form.Item name="digestOf" label={t('notify.digestOf')} extra={t('notify.digestHint')}>
        <Select mode="tags" tokenSeparators={[',', '，', '、']} open={false} suffixIcon={null} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('act.save')}
      </Button>
    </Form>
  );
}

/** The whole choice: the channels that are off stay so. */
function bodyOf(
  { channels }: NotificationSettings,
  { language, mode, quiet, digestOf }: Choice,
): NotificationChoice {
  return {
    language,
    mode,
    quiet: quiet === null ? null : { from: quiet[0].format(TIME), until: quiet[1].format(TIME) },
    digestOf: [...digestOf],
    off: channels.filter(({ on }) => !on).map(({ name }) => name),
  };
}
