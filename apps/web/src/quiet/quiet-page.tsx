import { useQuery } from '@tanstack/react-query';
import { Card, DatePicker, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SilencePage } from '../api/generated/index.js';
import { overviewQuery, type QuietChoice, quietQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';
import { useOwner } from '../shell/use-owner.js';
import { Trouble } from '../ui/trouble.js';
import { countsOption } from './counts-option.js';
import { QuietTable } from './quiet-table.js';

const BarsChart = lazy(() => import('../ui/bars-chart.js'));

const BAR = 30;
const AXIS = 30;
const FIRST_PAGE = 50;

/** Why accounts do not alert: how many for which reason, and each of them. */
export function QuietPage(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [owner] = useOwner();
  const [reason, setReason] = useState<QuietChoice['reason']>();
  const [week, setWeek] = useState<string>();
  const [shown, setShown] = useState(FIRST_PAGE);
  const choice = { owner, reason, week, shown };
  const { data, error, refetch, isFetching } = useQuery(quietQuery(choice, formats.language));
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 14 }} />;
  return (
    <section>
      <div className="title-line">
        <div>
          <h1>{t('quiet.title')}</h1>
          <span className="muted">
            {data.week === null ? t('overview.never') : t('quiet.asOf', { week: formats.date(data.week) })}
          </span>
        </div>
        <div className="choices">
          <Select
            className="owner"
            allowClear
            aria-label={t('quiet.reason')}
            placeholder={t('quiet.allReasons')}
            value={reason ?? null}
            onChange={(chosen) => setReason(chosen ?? undefined)}
            options={reasonsIn(data, reason)}
          />
          <DatePicker
            picker="week"
            aria-label={t('quiet.earlier')}
            placeholder={t('quiet.earlier')}
            value={week === undefined ? null : dayjs(week)}
            disabledDate={(day) => day.isAfter(dayjs())}
            onChange={(day: dayjs.Dayjs | null) => setWeek(day?.format('YYYY-MM-DD'))}
          />
        </div>
      </div>
      {data.counts !== undefined && data.counts.length > 0 && (
        <Counts counts={data.counts} onChoose={setReason} />
      )}
      <QuietTable
        rows={data.items}
        isLoading={isFetching}
        {...(data.next === undefined ? {} : { onMore: () => setShown(shown + FIRST_PAGE) })}
      />
    </section>
  );
}

type Counts = NonNullable<SilencePage['counts']>;

function Counts({
  counts,
  onChoose,
}: {
  readonly counts: Counts;
  readonly onChoose: (reason: Counts[number]['reason']) => void;
}): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useQuery(overviewQuery(undefined));
  const option = countsOption(counts, data?.unit ?? '', t, formats);
  const choose = useCallback(
    (place: number) => {
      const chosen = counts[place];
      if (chosen !== undefined) onChoose(chosen.reason);
    },
    [counts, onChoose],
  );
  return (
    <Card className="wide" title={t('quiet.counts')}>
      <Suspense fallback={<Skeleton.Node active style={{ width: '100%' }} />}>
        <BarsChart
          option={option}
          label={t('quiet.counts')}
          height={AXIS + BAR * counts.length}
          onChoose={choose}
        />
      </Suspense>
    </Card>
  );
}

/** Those that there are, and the one that is chosen. */
function reasonsIn({ counts = [] }: SilencePage, chosen: QuietChoice['reason']) {
  const known = counts.map(({ reason, name, count }) => ({
    value: reason,
    label: `${name} (${String(count)})`,
  }));
  return chosen === undefined || known.some(({ value }) => value === chosen)
    ? known
    : [...known, { value: chosen, label: chosen }];
}
