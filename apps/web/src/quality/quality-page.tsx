import { useQuery } from '@tanstack/react-query';
import { Card, DatePicker, Skeleton, Statistic } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedQuality } from '../api/generated/index.js';
import { qualityQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';
import { useOwner } from '../shell/use-owner.js';
import { Trouble } from '../ui/trouble.js';
import { CauseTable } from './cause-table.js';
import { MissedLosses } from './missed-losses.js';
import { StepTable } from './step-table.js';

/** How good alerts are, and what has been learned: for heads. */
export function QualityPage(): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormats();
  const [owner] = useOwner();
  const [since, setSince] = useState<string>();
  const { data, error, refetch } = useQuery(qualityQuery(owner, since, language));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <section>
      <div className="title-line">
        <h1>{t('quality.title')}</h1>
        <DatePicker
          aria-label={t('quality.since')}
          placeholder={t('quality.since')}
          value={since === undefined ? null : dayjs(since)}
          disabledDate={(day) => day.isAfter(dayjs())}
          onChange={(day: dayjs.Dayjs | null) => setSince(day?.format('YYYY-MM-DD'))}
        />
      </div>
      {data === undefined ? <Skeleton active paragraph={{ rows: 14 }} /> : <Learned quality={data} />}
    </section>
  );
}

function Learned({ quality }: { readonly quality: NamedQuality }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { alerts, losses, missed } = quality;
  const share = (value: number | null) => (value === null ? '–' : formats.percent(value));
  const missedCount = missed.byRule.reduce((sum, { accounts }) => sum + accounts, 0);
  return (
    <>
      <div className="figures quality">
        <Statistic title={t('quality.valid')} value={share(alerts.validShare)} />
        <Statistic title={t('quality.losses')} value={formats.number(losses.count)} />
        <Statistic title={t('quality.seen')} value={share(losses.seenShare)} />
        <Statistic
          title={t('quality.lead')}
          value={losses.medianLead === null ? '–' : t('account.weeks', { count: losses.medianLead })}
        />
        <Statistic title={t('quality.missed')} value={formats.number(missedCount)} />
        <p className="closed">{t('quality.meaning')}</p>
      </div>
      <Card className="wide" title={t('quality.causes')}>
        <CauseTable causes={quality.causes} />
      </Card>
      {quality.steps.length > 0 && (
        <Card className="wide" title={t('quality.steps')}>
          <StepTable steps={quality.steps} />
        </Card>
      )}
      <MissedLosses quality={quality} />
    </>
  );
}
