import type { ReactNode } from 'react';

const WIDTH = 132;
const HEIGHT = 36;
const GAP = 1;

interface SparklineProps {
  /** The oldest first. */
  readonly values: readonly number[];
  readonly label: string;
  readonly color: string;
}

/** A small plot of weekly amounts: a bar a week, the last eight (those that an alert speaks about) in colour. */
export function Sparkline({ values, label, color }: SparklineProps): ReactNode {
  const most = Math.max(...values, 1e-9);
  const width = WIDTH / Math.max(values.length, 1);
  const recent = values.length - 8;
  return (
    <svg
      className="spark"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      role="img"
      aria-label={label}
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="#d5dee4" />
      {values.map((value, week) => {
        const height = (value / most) * (HEIGHT - 2);
        return (
          <rect
            // A week has no other name than its place.
            key={week}
            x={week * width}
            y={HEIGHT - 1 - height}
            width={Math.max(1, width - GAP)}
            height={height}
            rx="0.8"
            fill={week >= recent ? color : '#b8c6cf'}
          />
        );
      })}
    </svg>
  );
}
