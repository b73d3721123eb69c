import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';

register([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface BarsChartProps {
  readonly option: EChartsCoreOption;
  readonly label: string;
  /** In pixels. */
  readonly height: number;
  /** Told of the place of a bar that was clicked. */
  readonly onChoose?: (place: number) => void;
}

/** Bars beside or upon each other, as an option of the plotting library says. */
export default function BarsChart({ option, label, height, onChoose }: BarsChartProps): ReactNode {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current);
    chart.setOption(option);
    chart.on('click', ({ dataIndex }) => onChoose?.(dataIndex));
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(place.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [option, onChoose]);
  return <figure ref={place} className="bars" style={{ height }} aria-label={label} />;
}
