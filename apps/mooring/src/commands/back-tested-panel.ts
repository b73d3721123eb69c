import { type Panel, panelOf } from '#evaluation';
import { backtest, type BacktestOptions, type BacktestResult, type Clock, type ImportStage } from '#pipeline';
import { progress } from '../terminal/progress.js';
import { unreadable } from './first-rejects.js';

export interface PanelOptions extends Partial<Pick<BacktestOptions, 'onReject' | 'onScore'>> {
  readonly measure: BacktestResult['measure'] | undefined;
  /** What the bar says is done. */
  readonly label: string;
}

export interface BackTestedPanel extends Pick<BacktestResult, 'rejected' | 'measure'> {
  readonly panel: Panel;
}

/** Back-tests a history, and adds up by weeks what is known of it in the end; the stage is closed. Throws UserError. */
export async function backTestedPanel(
  files: Parameters<typeof backtest>[0],
  stage: ImportStage,
  clock: Clock,
  { measure, label, onReject = () => undefined, onScore = () => undefined }: PanelOptions,
): Promise<BackTestedPanel> {
  const bar = progress('weeks');
  try {
    const result = await backtest(files, stage, {
      chosen: measure === undefined ? {} : { measure },
      now: clock.now(),
      onReject,
      onScore,
      onStatement: () => undefined,
      onWeek: async (done, total) => bar.update(label, done, total),
    });
    if ('file' in result) throw unreadable(result);
    const panel = panelOf(result.histories, result.firstWeek ?? 0, result.weeks);
    return { panel, rejected: result.rejected, measure: result.measure };
  } finally {
    bar.finish();
    await stage.close();
  }
}
