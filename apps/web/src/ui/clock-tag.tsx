import { Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';

type Clock = NonNullable<Account['contactClock']>;

const TAG_COLORS: Readonly<Record<Clock['colour'], string>> = {
  green: 'green',
  amber: 'gold',
  red: 'red',
  resting: 'default',
};

/** How long nobody has spoken to an account, in the colour of its contact clock. */
export function ClockTag({ clock }: { readonly clock: Clock }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { colour, days, from = 'contact', rests, since, redOn } = clock;
  const hint = [
    rests === undefined ? undefined : t(`clock.rests.${rests}`),
    since === undefined ? undefined : t(`clock.since.${from}`, { date: date(since) }),
    redOn === undefined
      ? undefined
      : t(colour === 'red' ? 'clock.redSince' : 'clock.redOn', { date: date(redOn) }),
  ].filter((part) => part !== undefined);
  return (
    <Tooltip title={hint.join(' · ')}>
      <Tag color={TAG_COLORS[colour]} className="clock" data-clock={colour}>
        {days === undefined ? t('clock.resting') : t('clock.days', { count: days })}
      </Tag>
    </Tooltip>
  );
}
