import { BarChart, LineChart } from 'echarts/charts';
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSeries } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';
import { seriesOption } from './series-option.js';

register([
  BarChart,
  LineChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** Week by week: shipped beside expected. */
export default function SeriesChart({ series }: { readonly series: AccountSeries }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current);
    chart.setOption(seriesOption(series, t, formats));
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(place.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [series, t, formats]);
  return <figure ref={place} className="chart" aria-label={t('account.series')} />;
}
